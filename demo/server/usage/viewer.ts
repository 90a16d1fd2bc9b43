/** The signed-in user, whom every statement is about. */
export interface Viewer {
  userId: string;
  name: string;
  /** ISO 4217 code that sums are told in. */
  currency: string;
}
