namespace GuidanceQa.Indexing.Vocabulary;

internal enum LexemeKind
{
    Word,

    /// <summary>Digits, without separators of thousands or idle zeros.</summary>
    Number,

    /// <summary>A power of ten: <c>10^9</c>.</summary>
    Power,

    /// <summary>A comparator, <c>%</c>, or a <c>+</c> or <c>-</c> that closes a word.</summary>
    Sign,
}

/// <summary>What stands between a lexeme and the one before it.</summary>
internal enum Gap
{
    /// <summary>Nothing: <c>16|mg</c>.</summary>
    None,

    Space,

    /// <summary>One dash: <c>whole|-brain</c>.</summary>
    Dash,

    /// <summary>A dash between blanks: <c>4 – 8</c>.</summary>
    SpacedDash,

    /// <summary>One slash: <c>mg/day</c>.</summary>
    Slash,

    /// <summary>One full stop without a blank: <c>p.V600E</c>.</summary>
    Dot,

    /// <summary>Commas, brackets, quotation marks.</summary>
    Mark,

    /// <summary>The end of a sentence or a line; a semicolon.</summary>
    Break,
}

/// <summary>The smallest piece of a text: a word, a number or a sign.</summary>
/// <param name="Text">Folded, lower case, at most 64 characters.</param>
/// <param name="Start">In the original text, UTF-16 units; <paramref name="End"/> is exclusive.</param>
/// <param name="Shape">How the letters were written.</param>
internal readonly record struct Lexeme(LexemeKind Kind, string Text, int Start, int End, Gap Before, WordShape Shape)
{
    public bool IsWord(string text) => Kind == LexemeKind.Word && Text == text;
}

/// <summary>How a word was written.</summary>
/// <param name="AllCapitals">It has letters, and all are capitals.</param>
/// <param name="InnerCapital">A capital stands after the first character.</param>
internal readonly record struct WordShape(bool HasLetter, bool HasDigit, bool AllCapitals, bool InnerCapital);
