// @ts-check
// Sentences with holes, and texts that data have in several languages.

/**
 * A text by the codes of its languages.
 *
 * @typedef {{ readonly [language: string]: string | null | undefined }} Texts
 */

/**
 * A language of the page, or one to fall back on: its code in data and its tag in HTML.
 *
 * @typedef {{ readonly code: string, readonly tag: string }} Language
 */

/**
 * Fills the holes of a sentence; a hole for which nothing is given stays.
 *
 * @param {string} sentence
 * @param {{ readonly [name: string]: unknown }} holes
 */
export const fill = (sentence, holes) =>
  sentence.replace(/\{(\w+)\}/g, (hole, name) => (Object.hasOwn(holes, name) ? String(holes[name] ?? hole) : hole));

/**
 * Returns a text in the first of some languages that has it, and which one that is.
 *
 * @param {Texts} texts
 * @param {readonly Language[]} languages
 * @returns {{ words: string, language: Language | undefined }}
 */
export const pick = (texts, languages) => {
  const language = languages.find(({ code }) => texts[code]);
  return { words: (language && texts[language.code]) ?? "", language };
};
