/** For finding by a part of the name as one types: "ete" finds "Été". */
export function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
