import type { ArchiveSubject } from '../../../src/archive/archive-subject.ts';

export const SUBJECT: ArchiveSubject = {
  name: '示例区公报',
  organization: '示例区示例局',
  contact: '示例路 1 号',
  url: 'https://www.shili.example/baogao/',
  siteIdCode: '1234567890',
  from: '2021-03-01',
  to: '2022-02-14',
  reports: 2,
  withdrawn: 0,
  removed: 0,
  software: 'Gongbao 0.1.0',
};
