// Brings the marked words into view, unless the address already names a place.
const words = document.querySelector("mark") ?? document.querySelector(".pointed-at");
if (words && location.hash.length < 2) {
  words.scrollIntoView({ block: "center" });
}
