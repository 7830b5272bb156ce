/** The closed lists of values that fields are checked against; the values live in `_data/vocabulary.json`. */
export interface Vocabulary {
  /** 主题分类, the 22 values for 政府信息公开目录. 科技、教育 is one value. */
  readonly topics: readonly string[];
  /** 体裁: the 15 statutory kinds (《党政机关公文处理工作条例》) and those that portals use besides. */
  readonly genres: readonly string[];
  /** 公开类别; 不予公开 is known so that it can be refused by name. */
  readonly disclosures: readonly string[];
}
