// Adds to a page that is whole without it: search, filter, open all, and open everything for print.
(function () {
  "use strict";
  var folds = document.querySelectorAll("details");
  var opened = [];
  window.addEventListener("beforeprint", function () {
    folds.forEach(function (fold) {
      if (!fold.open) { fold.open = true; opened.push(fold); }
    });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (fold) { fold.open = false; });
    opened = [];
  });

  var tools = document.getElementById("tools");
  var provisions = Array.prototype.slice.call(document.querySelectorAll(".provision"));
  if (!tools || !provisions.length) { return; }
  var said = tools.dataset;
  var plain = function (text) { return text.normalize("NFKC").toLowerCase(); };
  var texts = null;

  var field = document.createElement("input");
  field.type = "search";
  field.id = "find";
  field.placeholder = said.hint;
  var label = document.createElement("label");
  label.htmlFor = "find";
  label.textContent = said.search;
  var choice = document.createElement("select");
  choice.setAttribute("aria-label", said.every);
  var names = { "": said.every };
  provisions.forEach(function (one) {
    var mark = one.querySelector(".mark");
    if (mark) { names[one.dataset.status] = mark.textContent; }
  });
  ["", "all", "all-read", "some", "none", "unknown", "not-applicable"].forEach(function (status) {
    if (status in names) { choice.add(new Option(names[status], status)); }
  });
  var count = document.createElement("output");
  var all = document.createElement("button");
  all.type = "button";
  all.textContent = said.open;

  var show = function () {
    var words = plain(field.value).split(/\s+/).filter(Boolean);
    var found = 0;
    texts = texts || provisions.map(function (one) { return plain(one.textContent); });
    provisions.forEach(function (one, at) {
      var fits = (!choice.value || one.dataset.status === choice.value) &&
        words.every(function (word) { return texts[at].indexOf(word) >= 0; });
      one.hidden = !fits;
      found += fits ? 1 : 0;
    });
    var active = Boolean(words.length || choice.value);
    document.body.classList.toggle("searching", active);
    count.textContent = active ? said.found.replace("{count}", found) : "";
  };
  field.addEventListener("input", show);
  choice.addEventListener("change", show);
  all.addEventListener("click", function () {
    var open = all.textContent === said.open;
    document.querySelectorAll("details.why").forEach(function (fold) { fold.open = open; });
    all.textContent = open ? said.close : said.open;
  });
  tools.append(label, field, choice, count);
  if (document.querySelector("details.why")) { tools.append(all); }
  tools.hidden = false;
  var first = document.querySelector("section.instrument");
  if (first) { first.before(tools); }
})();
