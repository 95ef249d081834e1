namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>One term of a text.</summary>
/// <param name="Term">Lower case, folded; at most 64 characters.</param>
/// <param name="Start">In the original text, UTF-16 code units.</param>
/// <param name="Position">Its word's number, from 0 without gaps. Alternatives of one word share a position; the plain word comes first.</param>
public readonly record struct Token(string Term, int Start, int Length, int Position);
