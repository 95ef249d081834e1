using System.Text;

namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>One term of a text.</summary>
/// <param name="Term">Lower case, folded; at most 64 characters.</param>
/// <param name="Start">In the original text, UTF-16 code units.</param>
/// <param name="Position">Its word's number, from 0. Alternatives of one word share a position.</param>
public readonly record struct Token(string Term, int Start, int Length, int Position);

/// <summary>
/// Which terms does a clinical text hold? Keeps what general tokenisers lose: receptor polarity (<c>HER2-</c>), comparators (<c>≤48</c>), units (<c>mg/m²</c>), gene variants
/// (<c>BRAF V600E</c>), hyphenated names whole, joined and in parts (<c>5-FU</c>). One pass, no backtracking. Not for stemming or synonyms.
/// </summary>
public static class Tokeniser
{
    private const int LongestTerm = 64;

    private static readonly string[] UnitHeads = ["mg", "g", "mcg", "ug", "kg", "ng", "ml", "l", "iu", "mmol", "mol", "gy", "cells", "10^9"];

    /// <summary>Terms in text order; alternatives of one word follow each other.</summary>
    public static IReadOnlyList<Token> Read(string text)
    {
        List<Token> tokens = [];
        var comparator = "";
        var position = 0;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (char.IsLetterOrDigit(c) || Superscript(c) is not null)
            {
                var end = EndOfRun(text, i);
                Emit(tokens, text, i, end, comparator.Length > 0 ? comparator : ComparatorBefore(tokens, position), ref position);
                end = Polarity(tokens, text, i, end);
                comparator = "";
                i = end;
            }
            else
            {
                comparator = c switch
                {
                    '≤' or '⩽' => "<=",
                    '≥' or '⩾' => ">=",
                    '<' or '>' => c.ToString(),
                    '=' when comparator is "<" or ">" => comparator + "=",
                    ' ' => comparator,
                    _ => "",
                };
                if (c == '%')
                {
                    tokens.Add(new Token("%", i, 1, position++));
                }

                i++;
            }
        }

        return tokens;
    }

    private static int EndOfRun(string text, int start)
    {
        var i = start;
        while (i < text.Length)
        {
            var c = text[i];
            if (char.IsLetterOrDigit(c) || Superscript(c) is not null || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                i++;
            }
            else if (i + 1 < text.Length && Joins(text, i, c))
            {
                i += 2;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    private static bool Joins(string text, int at, char c)
    {
        var (before, after) = (text[at - 1], text[at + 1]);
        if (!char.IsLetterOrDigit(after))
        {
            return false;
        }

        return c switch
        {
            '.' => char.IsAsciiDigit(before) && char.IsAsciiDigit(after),
            ',' => char.IsAsciiDigit(before) && at + 3 < text.Length && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3]),
            '\'' or '’' => char.IsLetter(before),
            '/' => char.IsLetterOrDigit(before) || Superscript(before) is not null,
            _ => IsDash(c),
        };
    }

    // HER2- and ER+: a sign right after a marker and before a delimiter is its polarity.
    private static int Polarity(List<Token> tokens, string text, int start, int end)
    {
        if (end < text.Length && (text[end] == '+' || IsDash(text[end])) && IsMarker(text.AsSpan(start, end - start))
            && (end + 1 == text.Length || char.IsWhiteSpace(text[end + 1]) || text[end + 1] is ',' or '.' or ';' or ')' or ']'))
        {
            var last = tokens[^1];
            tokens.Add(last with { Term = Cap(Fold(text.AsSpan(start, end - start)) + (text[end] == '+' ? "_pos" : "_neg")), Start = start, Length = end + 1 - start });
            return end + 1;
        }

        return end;
    }

    private static void Emit(List<Token> tokens, string text, int start, int end, string comparator, ref int position)
    {
        var folded = Fold(text.AsSpan(start, end - start));
        void Add(string term, int at) => tokens.Add(new Token(Cap(term), start, end - start, at));

        if (IsNumber(folded))
        {
            var number = folded.Replace(",", "", StringComparison.Ordinal);
            Add(number, position);
            if (comparator.Length > 0)
            {
                Add(comparator + number, position);
            }

            position++;
            return;
        }

        if (folded.Contains('/', StringComparison.Ordinal))
        {
            Slashed(folded, Add, ref position);
            return;
        }

        if (folded.Contains('-', StringComparison.Ordinal))
        {
            Hyphenated(folded, comparator, Add, ref position);
            return;
        }

        var word = Apostrophe(folded, out var negation);
        Add(word, position);
        Variants(tokens, text, start, end, word, Add, position);
        Sign(tokens, word, position);
        position++;
        if (negation)
        {
            Add("not", position++);
        }
    }

    private static void Slashed(string folded, Action<string, int> add, ref int position)
    {
        var parts = folded.Split('/', StringSplitOptions.RemoveEmptyEntries);
        add(folded, position);
        if (UnitHeads.Contains(parts[0], StringComparer.Ordinal) || parts.Any(p => p.Any(char.IsAsciiDigit)))
        {
            position++;
            return;
        }

        foreach (var part in parts)
        {
            add(part, position++);
        }
    }

    private static void Hyphenated(string folded, string comparator, Action<string, int> add, ref int position)
    {
        var parts = folded.Split('-', StringSplitOptions.RemoveEmptyEntries);
        var first = position;
        if (parts.All(IsNumber))
        {
            // A range: both ends, and the whole.
            add(string.Join('-', parts), position);
            foreach (var number in parts)
            {
                add(number.Replace(",", "", StringComparison.Ordinal), position++);
            }

            return;
        }

        add(folded, first);
        add(string.Concat(parts), first);
        if (parts.Length == 2 && SignOf(parts[1]) is { } sign)
        {
            add(parts[0] + sign, first);
        }

        foreach (var part in parts)
        {
            if (IsNumber(part) && comparator.Length > 0 && position == first)
            {
                add(comparator + part, position);
            }

            add(part, position++);
        }
    }

    // BRAFV600E and BRAF V600E meet in braf_v600e; the gene and the variant stay findable.
    private static void Variants(List<Token> tokens, string text, int start, int end, string word, Action<string, int> add, int position)
    {
        var raw = text.AsSpan(start, end - start);
        var at = VariantStart(raw);
        if (at > 1)
        {
            add($"{word[..at]}_{word[at..]}", position);
            add(word[..at], position);
            add(word[at..], position);
        }
        else if (at == 0)
        {
            var before = tokens.FindLastIndex(t => t.Position == position - 1);
            if (before >= 0 && IsMarker(text.AsSpan(tokens[before].Start, tokens[before].Length)))
            {
                tokens.Insert(before + 1, tokens[before] with { Term = Cap($"{tokens[before].Term}_{word}"), Length = end - tokens[before].Start });
            }
        }
    }

    // Where a protein variant (V600E, K27M) begins: a capital, two to four digits, a capital, at the end. -1: nowhere.
    private static int VariantStart(ReadOnlySpan<char> word)
    {
        var i = word.Length - 1;
        if (i < 3 || !char.IsAsciiLetterUpper(word[i]))
        {
            return -1;
        }

        i--;
        var digits = 0;
        while (i >= 0 && char.IsAsciiDigit(word[i]))
        {
            digits++;
            i--;
        }

        return digits is >= 2 and <= 4 && i >= 0 && char.IsAsciiLetterUpper(word[i]) && (i == 0 || word[..i].IndexOfAnyExceptInRange('A', 'Z') < 0) ? i : -1;
    }

    // "HER2 negative": the sign joins the marker before it.
    private static void Sign(List<Token> tokens, string word, int position)
    {
        if (position == 0 || SignOf(word) is not { } sign)
        {
            return;
        }

        var before = tokens.FindLastIndex(t => t.Position == position - 1);
        if (before >= 0 && (tokens[before].Term.Any(char.IsAsciiDigit) || tokens[before].Term.Length <= 5) && tokens[before].Term.All(char.IsAsciiLetterOrDigit) && !char.IsAsciiDigit(tokens[before].Term[0]))
        {
            tokens.Insert(before + 1, tokens[before] with { Term = tokens[before].Term + sign });
        }
    }

    private static string? SignOf(string word) => word switch
    {
        "positive" or "pos" => "_pos",
        "negative" or "neg" => "_neg",
        _ => null,
    };

    private static string ComparatorBefore(List<Token> tokens, int position)
    {
        string At(int back) => tokens.FindLast(t => t.Position == position - back).Term ?? "";
        if (position == 0)
        {
            return "";
        }

        return (position > 2 ? At(3) : "", position > 1 ? At(2) : "", At(1)) switch
        {
            ("no" or "not", "more" or "later" or "longer", "than") => "<=",
            ("no" or "not", "less" or "fewer", "than") => ">=",
            (_, "more" or "greater" or "over" or "longer" or "larger", "than") => ">",
            (_, "less" or "fewer" or "smaller" or "shorter", "than") => "<",
            (_, "at", "least") => ">=",
            (_, "at", "most") => "<=",
            (_, "up", "to") => "<=",
            (_, _, "within") => "<=",
            (_, _, "over" or "above" or "exceeding") => ">",
            (_, _, "under" or "below") => "<",
            _ => "",
        };
    }

    private static bool IsMarker(ReadOnlySpan<char> word)
    {
        var capitals = 0;
        var digits = 0;
        foreach (var c in word)
        {
            capitals += char.IsAsciiLetterUpper(c) ? 1 : 0;
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return capitals >= 1 && capitals + digits == word.Length && word.Length is >= 2 and <= 6;
    }

    private static string Apostrophe(string word, out bool negation)
    {
        negation = false;
        var at = word.IndexOf('\'', StringComparison.Ordinal);
        if (at < 0)
        {
            return word;
        }

        if (word.EndsWith("n't", StringComparison.Ordinal))
        {
            negation = true;
            return word switch { "won't" => "will", "can't" => "can", "shan't" => "shall", _ => word[..^3] };
        }

        return at > 0 ? word[..at] : word.Replace("'", "", StringComparison.Ordinal);
    }

    private static bool IsNumber(string word) => word.Length > 0 && char.IsAsciiDigit(word[0]) && word.All(c => char.IsAsciiDigit(c) || c is '.' or ',');

    private static bool IsDash(char c) => c is '-' or '‐' or '‑' or '‒' or '–' or '—' or '−' or '﹣' or '－';

    private static char? Superscript(char c) => c switch
    {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        >= '⁴' and <= '⁹' => (char)('4' + (c - '⁴')),
        _ => null,
    };

    private static string Fold(ReadOnlySpan<char> raw)
    {
        StringBuilder folded = new(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (Superscript(c) is { } digit)
            {
                folded.Append(i > 0 && char.IsAsciiDigit(raw[i - 1]) ? "^" : "").Append(digit);
            }
            else if (IsDash(c))
            {
                folded.Append('-');
            }
            else
            {
                folded.Append(c switch { 'µ' or 'μ' => "u", '’' => "'", 'ﬁ' => "fi", 'ﬂ' => "fl", 'α' or 'Α' => "alpha", 'β' or 'Β' => "beta", 'γ' or 'Γ' => "gamma", 'δ' or 'Δ' => "delta", 'κ' => "kappa", 'ß' => "ss", 'æ' => "ae", 'œ' => "oe", _ => char.ToLowerInvariant(c).ToString() });
            }
        }

        // Accents: é is e, also in a question typed without them.
        var text = folded.ToString();
        return Ascii(text) ? text : WithoutAccents(text);
    }

    private static bool Ascii(string text) => System.Text.Ascii.IsValid(text);

    private static string WithoutAccents(string text)
    {
        StringBuilder plain = new(text.Length);
        string decomposed;
        try
        {
            decomposed = text.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            // A lone surrogate: kept as it stands, it matches nothing.
            return text;
        }

        foreach (var c in decomposed)
        {
            if (char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                plain.Append(c);
            }
        }

        return plain.ToString();
    }

    private static string Cap(string term) => term.Length <= LongestTerm ? term : term[..(char.IsHighSurrogate(term[LongestTerm - 1]) ? LongestTerm - 1 : LongestTerm)];
}
