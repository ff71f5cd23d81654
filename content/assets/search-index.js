// @ts-check
// Reads the search index: which files a question needs, which products it means. Knows nothing of the page.
// The index is made by generator/publish/search_index/.
import { isMistyped, numberOf } from "./product-number.js";
import { intersect, placesOf, runsOf, sizeOf, unite, without } from "./search-runs.js";
import { gramsOf, isSpelt, plain } from "./search-words.js";

export { isMistyped, plain };

/** @import { Runs } from "./search-runs.js" */

/**
 * The file by which everything else is found: the version, which is the folder of the other files, where the shards of
 * the dictionary begin, how many products there are, and how many of them stand in a block.
 *
 * @typedef {object} Root
 * @property {string} version
 * @property {string[]} starts
 * @property {number} products
 * @property {number} block
 * @property {string[]} languages
 */

/** @typedef {{ [entry: string]: number[] }} Shard */

/**
 * What is said of a product in one language.
 *
 * @typedef {{ name: string, organisation: string, category: string } & { [column: string]: string | null }} Said
 */

/**
 * Products as columns; those with words stand apart for each language.
 *
 * @typedef {{ [language: string]: { [column: string]: (string | null)[] } } & {
 *   number: string[], model: string[], brand: string[], initials: string[], ownerInitials: string[],
 * }} Block
 */

/**
 * A product as its result needs it, and every text it may be found by.
 *
 * @typedef {object} Row
 * @property {string} number
 * @property {string} model
 * @property {{ [language: string]: Said }} said
 * @property {string[]} texts
 * @property {string[]} initials
 */

/** @typedef {{ grams: string[], spelt: boolean }} Looked */

const MOST_SHARDS = 3; // of the dictionary, fetched at a time
const MOST_TURNS = 2; // further times, while much is found by words of which few grams were asked
const TELLING = 2; // grams of a word are enough
const FEW = 40; // products may as well be looked at
const MOST_BLOCKS = 20; // fetched for one page of results
const GTIN_DIGITS = 14;

// What was found: the first rows, then further ones as they are asked for.
export class Finding {
  /**
   * @param {Index} index
   * @param {Runs[]} tiers best first; those of the first tier are exact keys and need no second look
   * @param {string[]} words
   * @param {boolean} isSure
   */
  constructor(index, tiers, words, isSure) {
    this.index = index;
    this.words = words;
    this.isSure = isSure;
    this.next = 0;
    this.rejected = 0;
    /** @type {Row[]} */
    this.ready = [];
    this.places = tiers.flatMap(placesOf);
    this.known = sizeOf(tiers[0]);
  }

  get count() {
    return this.places.length - this.rejected;
  }

  // Grams promise a word that a text may have only in pieces, so a count is exact when every product was looked at.
  get isExact() {
    return this.isSure || this.next === this.places.length;
  }

  get hasMore() {
    return this.ready.length > 0 || this.next < this.places.length;
  }

  /**
   * Returns the next rows: fewer where most of what was looked at fits only in pieces, but never none while there are
   * any.
   *
   * @param {number} count
   */
  async rows(count) {
    let budget = MOST_BLOCKS;
    this.look();
    while (this.ready.length < (budget > 0 ? count : 1) && this.next < this.places.length) {
      const wanted = this.blocks(Math.min(count - this.ready.length, Math.max(budget, 1)));
      budget -= wanted.length;
      await this.index.files(wanted);
      this.look();
    }
    return this.ready.splice(0, count);
  }

  /**
   * Returns the blocks of the next places.
   *
   * @param {number} count
   */
  blocks(count) {
    const places = this.places.slice(this.next, this.next + count);
    return [...new Set(places.map((place) => this.index.blockOf(place)))];
  }

  // Look at every next product whose block is here.
  look() {
    for (; this.next < this.places.length; this.next += 1) {
      const row = this.index.row(this.places[this.next]);
      if (!row) return;
      if (this.next < this.known || this.isSure || this.fits(row)) this.ready.push(row);
      else this.rejected += 1;
    }
  }

  /** @param {Row} row */
  fits(row) {
    return this.words.every(
      (word) =>
        row.texts.some((text) => text.includes(word)) ||
        (isSpelt(word) && row.initials.some((initials) => initials.includes(word))),
    );
  }
}

export class Index {
  /** @param {URL} address */
  static async open(address) {
    const answer = await fetch(address, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    return new Index(await answer.json(), new URL("./", answer.url));
  }

  /**
   * @param {Root} root
   * @param {URL} folder
   */
  constructor(root, folder) {
    this.root = root;
    this.folder = folder;
    /** @type {Runs} */
    this.every = [0, root.products];
    /** @type {Map<string, Promise<void>>} */
    this.coming = new Map();
    /** @type {Map<string, Shard>} */
    this.shardsHere = new Map();
    /** @type {Map<string, Block>} */
    this.blocksHere = new Map();
  }

  /** @param {readonly string[]} names */
  files(names) {
    return Promise.all(names.map((name) => this.file(name)));
  }

  /** @param {string} name */
  file(name) {
    const coming = this.coming.get(name) ?? this.load(name);
    this.coming.set(name, coming);
    return coming;
  }

  /** @param {string} name */
  async load(name) {
    const answer = await fetch(new URL(`${this.root.version}/${name}.json`, this.folder));
    if (!answer.ok) throw new Error(`${answer.status} ${name}`);
    const content = await answer.json();
    if (name.startsWith("p")) this.blocksHere.set(name, content);
    else this.shardsHere.set(name, content);
  }

  /** @param {string} entry */
  shardOf(entry) {
    let [low, high] = [0, this.root.starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.root.starts[middle] <= entry) low = middle;
      else high = middle - 1;
    }
    return `d${low}`;
  }

  /** @param {readonly string[]} entries */
  async fetched(entries) {
    await this.files([...new Set(entries.map((entry) => this.shardOf(entry)))]);
    return entries.map((entry) => this.runs(entry));
  }

  /**
   * Returns the places an entry leads to; every place where its shard is not here, since then nothing is known.
   *
   * @param {string} entry
   * @returns {Runs}
   */
  runs(entry) {
    const shard = this.shardsHere.get(this.shardOf(entry));
    if (!shard) return this.every;
    return Object.hasOwn(shard, entry) ? runsOf(shard[entry]) : [];
  }

  /** @param {number} place */
  blockOf(place) {
    return `p${Math.floor(place / this.root.block)}`;
  }

  /** @param {number} place */
  row(place) {
    const block = this.blocksHere.get(this.blockOf(place));
    return block && rowOf(block, place % this.root.block, this.root.languages);
  }

  /**
   * Finds what fits a question and some facets: exact keys, then names, then initials.
   *
   * @param {string} question
   * @param {readonly (readonly [name: string, code: string])[]} facets
   * @param {string} prefix
   */
  async find(question, facets, prefix) {
    const words = question.split(/\s+/).map(plain).filter(Boolean);
    const [one, model] = await this.keys(words.join(""), prefix);
    /** @type {{ tiers: Runs[], isSure: boolean }} */
    let names = { tiers: words.length ? [] : [this.every], isSure: true };
    if (words.length && !one.length) names = await this.names(words);
    const narrowed = await this.fetched(facets.map(([name, code]) => ` ${name} ${code}`));
    let rest = narrowed.reduce(intersect, [0, Infinity]);
    const tiers = [unite(one, model), ...names.tiers].map((runs) => {
      const tier = intersect(runs, rest);
      rest = without(rest, tier);
      return tier;
    });
    return new Finding(this, tiers, words, names.isSure);
  }

  /**
   * Returns what a question as a whole is the key of: of one product or organisation, or of a model or certificate.
   *
   * @param {string} text
   * @param {string} prefix
   * @returns {Promise<Runs[]>}
   */
  async keys(text, prefix) {
    if (!text) return [[], []];
    const number = numberOf(text, prefix);
    const own = number?.holds ? number.number : /^\d{8,14}$/.test(text) ? text.padStart(GTIN_DIGITS, "0") : text;
    return this.fetched([`${own} #`, number?.isPrefixed && number.holds ? `${own} =` : `${text} =`]);
  }

  /** @param {readonly string[]} words */
  async names(words) {
    const looked = words.map((word) => ({ grams: gramsOf(word), spelt: isSpelt(word) }));
    await this.files(this.shards(inTurns(looked, Infinity)));
    let tiers = this.candidates(looked);
    for (let turn = 0; turn < MOST_TURNS && sizeOf(tiers[1]) > FEW; turn += 1) {
      const unasked = inTurns(looked, TELLING).filter((entry) => !this.shardsHere.has(this.shardOf(entry)));
      if (!unasked.length) break;
      await this.files(this.shards(unasked));
      tiers = this.candidates(looked);
    }
    const isSure = looked.every(({ grams }) => grams.length === 1 && this.shardsHere.has(this.shardOf(grams[0])));
    return { tiers, isSure };
  }

  /**
   * Returns the products that have all the grams whose shards are here: in their names, or for some words in their
   * initials.
   *
   * @param {readonly Looked[]} looked
   */
  candidates(looked) {
    let [names, either] = [this.every, this.every];
    for (const { grams, spelt } of looked) {
      const named = grams.map((gram) => this.runs(gram)).reduce(intersect);
      const initials = spelt ? grams.map((gram) => this.runs(`${gram} ~`)).reduce(intersect) : [];
      names = intersect(names, named);
      either = intersect(either, unite(named, initials));
    }
    return [names, either];
  }

  /**
   * Returns the shards of the first of some entries, as many as are fetched at a time.
   *
   * @param {readonly string[]} entries
   */
  shards(entries) {
    return [...new Set(entries.map((entry) => this.shardOf(entry)))].slice(0, MOST_SHARDS);
  }
}

/**
 * Returns the entries of the first gram of each word, the longest words first, then of the second, and so on.
 *
 * @param {readonly Looked[]} looked
 * @param {number} turns
 */
const inTurns = (looked, turns) => {
  const longest = [...looked].sort((one, other) => other.grams.length - one.grams.length);
  const entries = [];
  for (let turn = 0; turn < Math.min(turns, longest[0].grams.length); turn += 1) {
    for (const { grams, spelt } of longest.filter((word) => turn < word.grams.length)) {
      entries.push(grams[turn], ...(spelt ? [`${grams[turn]} ~`] : []));
    }
  }
  return entries;
};

/**
 * @param {Block} block
 * @param {number} at
 * @param {readonly string[]} languages
 * @returns {Row}
 */
const rowOf = (block, at, languages) => {
  /**
   * @param {string} language
   * @returns {[string, Said]}
   */
  const saidIn = (language) => {
    const cells = Object.entries(block[language]).map(([name, column]) => [name, column[at]]);
    return [language, Object.fromEntries(cells)];
  };
  const said = Object.fromEntries(languages.map(saidIn));
  const names = Object.values(said).flatMap(({ name, organisation, category }) => [name, organisation, category]);
  return {
    number: block.number[at],
    model: block.model[at],
    said,
    texts: [...names, block.brand[at], block.model[at]].map(plain),
    initials: [block.initials[at], block.ownerInitials[at]],
  };
};
