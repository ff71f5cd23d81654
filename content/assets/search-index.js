// Reads the search index: which files a question needs, which products it means. Knows nothing of the page.
// The index is made by generator/render/search/.
import { gramsOf, isSpelt, numberOf, plain } from "./search-words.js";

export { numberOf, plain };

const MOST_SHARDS = 3; // of the dictionary, fetched at a time
const MOST_TURNS = 2; // further times, while much is found by words of which few grams were asked
const TELLING = 2; // grams of a word are enough
const FEW = 40; // products may as well be looked at
const MOST_BLOCKS = 20; // fetched for one page of results
const GTIN_DIGITS = 14;

// Places of products are runs, one after the other: from, to (not included), from, to …
const runsOf = (entry) => {
  const runs = [];
  let end = 0;
  for (const step of entry ?? []) {
    if (step < 0) runs[runs.length - 1] -= step;
    else runs.push(end + step, end + step + 1);
    end = runs[runs.length - 1];
  }
  return runs;
};

const intersect = (one, other) => {
  const runs = [];
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const from = Math.max(one[i], other[j]);
    const to = Math.min(one[i + 1], other[j + 1]);
    if (from < to) runs.push(from, to);
    if (one[i + 1] < other[j + 1]) i += 2;
    else j += 2;
  }
  return runs;
};

const without = (one, other) => {
  const gaps = [0];
  for (const edge of other) gaps.push(edge);
  gaps.push(Infinity);
  return intersect(one, gaps);
};

const unite = (one, other) => {
  const gaps = without(without([0, Infinity], one), other);
  return without([0, Infinity], gaps);
};

const placesOf = (runs) => {
  const places = [];
  for (let i = 0; i < runs.length; i += 2) for (let place = runs[i]; place < runs[i + 1]; place += 1) places.push(place);
  return places;
};

const sizeOf = (runs) => runs.reduce((size, edge, i) => size + (i % 2 ? edge : -edge), 0);

// What was found: the first rows, then further ones as they are asked for.
class Finding {
  // `tiers` are runs, best first; those of the first tier are exact keys and need no second look.
  constructor(index, tiers, words, isSure) {
    Object.assign(this, { index, words, isSure, next: 0, rejected: 0, ready: [] });
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

  // The next rows: fewer where most of what was looked at fits only in pieces, but never none while there are any.
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

  // The blocks of the next places.
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

  fits(row) {
    return this.words.every(
      (word) =>
        row.texts.some((text) => text.includes(word)) ||
        (isSpelt(word) && row.initials.some((initials) => initials.includes(word))),
    );
  }
}

export class Index {
  static async open(address) {
    const answer = await fetch(address, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    return new Index(await answer.json(), new URL("./", answer.url));
  }

  constructor(root, folder) {
    Object.assign(this, root, { folder, coming: new Map(), here: new Map() });
  }

  files(names) {
    return Promise.all(names.map((name) => this.file(name)));
  }

  file(name) {
    if (!this.coming.has(name)) {
      const load = async () => {
        const answer = await fetch(new URL(`${this.version}/${name}.json`, this.folder));
        if (!answer.ok) throw new Error(`${answer.status} ${name}`);
        this.here.set(name, await answer.json());
      };
      this.coming.set(name, load());
    }
    return this.coming.get(name);
  }

  shardOf(entry) {
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= entry) low = middle;
      else high = middle - 1;
    }
    return `d${low}`;
  }

  async fetched(entries) {
    await this.files([...new Set(entries.map((entry) => this.shardOf(entry)))]);
    return entries.map((entry) => this.runs(entry));
  }

  // The places an entry leads to; every place where its shard is not here, since then nothing is known.
  runs(entry) {
    const shard = this.here.get(this.shardOf(entry));
    if (!shard) return [0, this.products];
    return Object.hasOwn(shard, entry) ? runsOf(shard[entry]) : [];
  }

  blockOf(place) {
    return `p${Math.floor(place / this.block)}`;
  }

  row(place) {
    const block = this.here.get(this.blockOf(place));
    return block && rowOf(block, place % this.block, this.languages);
  }

  // What fits a question and some facets, each a name and a code: exact keys, then names, then initials.
  async find(question, facets, prefix) {
    const words = question.split(/\s+/).map(plain).filter(Boolean);
    const [one, model] = await this.keys(words.join(""), prefix);
    let names = { tiers: words.length ? [] : [[0, this.products]], isSure: true };
    if (words.length && !one.length) names = await this.names(words);
    const within = (await this.fetched(facets.map(([name, code]) => ` ${name} ${code}`))).reduce(intersect, [0, Infinity]);
    let rest = within;
    const tiers = [unite(one, model), ...names.tiers].map((runs) => {
      const tier = intersect(runs, rest);
      rest = without(rest, tier);
      return tier;
    });
    return new Finding(this, tiers, words, names.isSure);
  }

  // What a question as a whole is the key of: of one product or organisation, or of a model or certificate.
  async keys(text, prefix) {
    if (!text) return [[], []];
    const number = numberOf(text, prefix);
    const own = number?.holds ? number.number : /^\d{8,14}$/.test(text) ? text.padStart(GTIN_DIGITS, "0") : text;
    return this.fetched([`${own} #`, number?.isPrefixed && number.holds ? `${own} =` : `${text} =`]);
  }

  async names(words) {
    const looked = words.map((word) => ({ grams: gramsOf(word), spelt: isSpelt(word) }));
    await this.files(this.shards(inTurns(looked, Infinity)));
    let tiers = this.candidates(looked);
    for (let turn = 0; turn < MOST_TURNS && sizeOf(tiers[1]) > FEW; turn += 1) {
      const unasked = inTurns(looked, TELLING).filter((entry) => !this.here.has(this.shardOf(entry)));
      if (!unasked.length) break;
      await this.files(this.shards(unasked));
      tiers = this.candidates(looked);
    }
    const isSure = looked.every(({ grams }) => grams.length === 1 && this.here.has(this.shardOf(grams[0])));
    return { tiers, isSure };
  }

  // The products that have all the grams whose shards are here: in their names, or for some words in their initials.
  candidates(looked) {
    let [names, either] = [[0, this.products], [0, this.products]];
    for (const { grams, spelt } of looked) {
      const named = grams.map((gram) => this.runs(gram)).reduce(intersect);
      const initials = spelt ? grams.map((gram) => this.runs(`${gram} ~`)).reduce(intersect) : [];
      names = intersect(names, named);
      either = intersect(either, unite(named, initials));
    }
    return [names, either];
  }

  // The shards of the first of some entries, as many as are fetched at a time.
  shards(entries) {
    return [...new Set(entries.map((entry) => this.shardOf(entry)))].slice(0, MOST_SHARDS);
  }
}

// The entries of the first gram of each word, the longest words first, then of the second, and so on.
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

// A product as its result needs it, and every text it may be found by.
const rowOf = (block, at, languages) => {
  const cells = (columns) => Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[at]]));
  const said = Object.fromEntries(languages.map((language) => [language, cells(block[language])]));
  const names = Object.values(said).flatMap(({ name, organisation, category }) => [name, organisation, category]);
  return {
    number: block.number[at],
    model: block.model[at],
    said,
    texts: [...names, block.brand[at], block.model[at]].map(plain),
    initials: [block.initials[at], block.ownerInitials[at]],
  };
};
