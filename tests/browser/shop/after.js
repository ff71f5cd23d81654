// A page that bends everything after our script came.
window.asked = [];
const note = (name) => function () { window.asked[window.asked.length] = name; throw new Error(name); };
window.fetch = note("fetch");
Document.prototype.createElement = note("createElement");
Element.prototype.setAttribute = note("setAttribute");
Element.prototype.getAttribute = note("getAttribute");
Node.prototype.appendChild = note("appendChild");
String.prototype.charAt = note("charAt");
String.prototype.indexOf = note("indexOf");
RegExp.prototype.exec = note("exec");
Array.prototype[Symbol.iterator] = note("iterator");
Object.prototype.mode = "open";
