/** Why nothing can be packed; Chinese. */
export interface PackFault {
  readonly message: string;
  readonly remedy: string;
}
