// @ts-check

// Two manners of the theme's search, mended from outside. Without this file the search still works, only worse.
// It is no module: it must be there before the theme's own script.
(() => {
  // It fetches its whole index with every page. Here the index waits until somebody is about to search.
  const { open, send } = XMLHttpRequest.prototype;
  /** @type {WeakSet<XMLHttpRequest>} */
  const ofIndex = new WeakSet();
  /**
   * @this {XMLHttpRequest}
   * @param {[method: string, address: string | URL, ...rest: unknown[]]} request
   */
  XMLHttpRequest.prototype.open = function (...request) {
    if (String(request[1]).endsWith("/search/search_index.json")) ofIndex.add(this);
    else ofIndex.delete(this);
    Reflect.apply(open, this, request);
  };
  XMLHttpRequest.prototype.send = function (body) {
    const box = document.querySelector("[data-md-component=search-query]");
    if (!ofIndex.has(this) || !box || box === document.activeElement) send.call(this, body);
    else box.addEventListener("focus", () => send.call(this, body), { once: true });
  };

  // It cuts Chinese questions into words of its index, but never looks at their last character. One more after it,
  // which is in no word, makes it see all. What begins no word of the index may stand within one.
  const [SETUP, QUESTION] = [0, 2];
  const { postMessage } = Worker.prototype;
  /** @type {Set<string>} */
  let words = new Set();
  /** @param {string} run */
  const begins = (run) => [...run].some((_, last) => words.has(run.slice(0, last + 1)));
  /** @param {string} question */
  const whole = (question) => question.replace(/\p{sc=Han}+/gu, (run) => (begins(run) ? `${run}〇` : `*${run}`));
  /**
   * @this {Worker}
   * @param {[message: any, ...rest: unknown[]]} sent
   */
  Worker.prototype.postMessage = function (...sent) {
    const [message, ...rest] = sent;
    if (message.type === SETUP) {
      /** @type {{ title: string, text: string }[]} */
      const docs = message.data.docs;
      words = new Set(docs.flatMap(({ title, text }) => `${title}\u200b${text}`.split(/[^\p{sc=Han}]+/u)));
    }
    const mended = message.type === QUESTION ? { ...message, data: whole(message.data) } : message;
    Reflect.apply(postMessage, this, [mended, ...rest]);
  };
})();
