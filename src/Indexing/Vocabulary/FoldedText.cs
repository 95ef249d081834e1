namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>A text in plain characters: superscripts, ligatures, accents, dashes and width forms folded. Each character knows where it came from.</summary>
internal sealed class FoldedText
{
    private char[] _chars;
    private int[] _starts;
    private int[] _ends;
    private int _superscriptEnd;
    private int _footnoteEnd = -1;

    private FoldedText(int capacity)
    {
        _chars = new char[capacity];
        _starts = new int[capacity];
        _ends = new int[capacity];
    }

    public int Length { get; private set; }

    /// <summary>The character at a place; NUL beyond either end.</summary>
    public char this[int index] => (uint)index < (uint)Length ? _chars[index] : '\0';

    public ReadOnlySpan<char> Span(int start, int end) => _chars.AsSpan(start, end - start);

    /// <summary>Where the character begins in the original text, in UTF-16 units.</summary>
    public int StartOf(int index) => _starts[index];

    /// <summary>Where the character ends in the original text, exclusive.</summary>
    public int EndOf(int index) => _ends[index];

    public static FoldedText Of(string text)
    {
        FoldedText folded = new(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            folded.Fold(text, ref i);
        }

        return folded;
    }

    private void Fold(string text, ref int i)
    {
        var c = text[i];
        if (char.IsAscii(c))
        {
            Add(char.IsControl(c) && c != '\n' ? ' ' : c, i, i + 1);
        }
        else if (char.IsSurrogate(c))
        {
            FoldSurrogate(text, ref i);
        }
        else if (CharacterFolds.SuperscriptDigit(c) is { } digit)
        {
            FoldSuperscript(digit, i);
        }
        else if (CharacterFolds.Of(c) is { } replacement)
        {
            foreach (var r in replacement)
            {
                Add(r, i, i + 1);
            }
        }
        else if (!CharacterFolds.IsDropped(c))
        {
            // Narrow blanks stay: they separate thousands.
            var plain = char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : char.IsLetter(c) || char.IsPunctuation(c) || char.IsSymbol(c) || c is '\u2009' or '\u202F' ? c : ' ';
            Add(plain, i, i + 1);
        }
    }

    // A lone surrogate is no character: it separates words.
    private void FoldSurrogate(string text, ref int i)
    {
        if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) && char.IsLetter(text, i))
        {
            Add(text[i], i, i + 2);
            Add(text[i + 1], i, i + 2);
            i++;
        }
        else
        {
            Add(' ', i, i + 1);
        }
    }

    // 10⁹ is a power and m² a unit; a superscript on a longer word or a mark is the number of a footnote, and no part of the text.
    private void FoldSuperscript(char digit, int at)
    {
        if (_footnoteEnd == at || (Length != _superscriptEnd && IsFootnotePlace()))
        {
            _footnoteEnd = at + 1;
            return;
        }

        if (Length != _superscriptEnd && Length > 0 && char.IsAsciiDigit(_chars[Length - 1]))
        {
            Add('^', at, at + 1);
        }

        Add(digit, at, at + 1);
        _superscriptEnd = Length;
    }

    private bool IsFootnotePlace() =>
        Length > 0 && (_chars[Length - 1] is ')' or ']' or '.' or ',' or ';' || (Length >= 3 && char.IsLetter(_chars[Length - 1]) && char.IsLetter(_chars[Length - 2]) && char.IsLetter(_chars[Length - 3])));

    private void Add(char c, int start, int end)
    {
        if (Length == _chars.Length)
        {
            Array.Resize(ref _chars, Length * 2);
            Array.Resize(ref _starts, Length * 2);
            Array.Resize(ref _ends, Length * 2);
        }

        (_chars[Length], _starts[Length], _ends[Length]) = (c, start, end);
        Length++;
    }
}
