/** The one picture of the sample, drawn by hand: twelve seats around a table, and who talks with whom. */
const SEATS: readonly (readonly [number, number, string])[] = [
  [320, 52, '#3d7a4e'],
  [415, 69, '#b4651d'],
  [485, 116, '#2f6fa8'],
  [510, 180, '#a8457c'],
  [485, 244, '#6d55a8'],
  [415, 291, '#8a7020'],
  [320, 308, '#237f7c'],
  [225, 291, '#a8403a'],
  [155, 244, '#3d7a4e'],
  [130, 180, '#b4651d'],
  [155, 116, '#2f6fa8'],
  [225, 69, '#6d55a8'],
]

export const SAMPLE_PICTURE = {
  name: 'circle.svg',
  mime: 'image/svg+xml',
  text: [
    '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360" viewBox="0 0 640 360">',
    '<rect width="640" height="360" rx="16" fill="#f4efe6"/>',
    '<ellipse cx="320" cy="180" rx="128" ry="74" fill="#e0d3bd"/>',
    '<path d="M320 52L415 291M415 69L225 291M485 116L155 116M510 180L155 244M485 244L225 69M320 308L130 180" stroke="#8c7b62" stroke-width="2" fill="none"/>',
    ...SEATS.map(([x, y, fill]) => `<circle cx="${x}" cy="${y}" r="20" fill="${fill}"/>`),
    '</svg>',
  ].join(''),
} as const
