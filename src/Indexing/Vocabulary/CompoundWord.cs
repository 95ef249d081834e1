namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>
/// A word of several parts joined by dashes. Words are told apart (<c>whole-brain</c> meets <c>whole brain</c>); codes stay one name (<c>5-FU</c>, <c>PD-L1</c>, <c>T-DXd</c>).
/// </summary>
internal readonly struct CompoundWord
{
    private const int MostParts = 6;

    private readonly List<Lexeme> _lexemes;
    private readonly int _first;

    /// <param name="first">The lexeme of the first part.</param>
    public CompoundWord(List<Lexeme> lexemes, int first)
    {
        (_lexemes, _first) = (lexemes, first);
        Groups = [(first, first)];
        var i = first + 1;
        for (; i < lexemes.Count && Joins(lexemes[i]); i++)
        {
            if (IsOneName(lexemes[i - 1], lexemes[i]))
            {
                Groups[^1] = (Groups[^1].First, i);
            }
            else
            {
                Groups.Add((i, i));
            }
        }

        End = i;
    }

    /// <summary>First and last lexeme of what takes one position each.</summary>
    public List<(int First, int Last)> Groups { get; }

    /// <summary>The lexeme after the word.</summary>
    public int End { get; }

    /// <summary>The whole word and its joined form, when it is more than one group.</summary>
    public IReadOnlyList<string> Wholes =>
        Groups.Count == 1 ? [] : !IsAllNumbers() ? Spellings(_first, End - 1) : Groups.Count == 2 ? [] : [.. Spellings(_first, End - 1).Take(1)];

    public static bool Joins(Lexeme lexeme) => lexeme.Before == Gap.Dash && lexeme.Kind is LexemeKind.Word or LexemeKind.Number;

    /// <summary>The ways to write one group.</summary>
    public IReadOnlyList<string> Forms(int group)
    {
        var (first, last) = Groups[group];
        return first == last ? [_lexemes[first].Text] : Spellings(first, last);
    }

    /// <summary>Short codes joined by slashes, whole: <c>1p/19q</c>, <c>CDK4/6</c>.</summary>
    public static IReadOnlyList<string> Slashed(List<Lexeme> lexemes, int at)
    {
        if (GeneVariants.IsArmPair(lexemes[at].Text, out var second))
        {
            return [$"{lexemes[at].Text[..second]}/{lexemes[at].Text[second..]}"];
        }

        var end = at + 1;
        while (end < lexemes.Count && end - at < MostParts && lexemes[end].Before == Gap.Slash && IsShortCode(lexemes[end]))
        {
            end++;
        }

        if (end == at + 1 || !lexemes[at].Shape.HasDigit || !lexemes[at].Shape.HasLetter || !IsShortCode(lexemes[at]))
        {
            return [];
        }

        var parts = lexemes.GetRange(at, end - at).Select(l => l.Text).ToArray();
        return [string.Join('/', parts), string.Concat(parts)];
    }

    // 4-8 is a range, not 48; 2025-11-01 is a date.
    private bool IsAllNumbers()
    {
        for (var i = _first; i < End; i++)
        {
            if (_lexemes[i].Kind != LexemeKind.Number)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsShortCode(Lexeme lexeme) => lexeme.Text.Length <= 6 && (lexeme.Kind == LexemeKind.Number || (lexeme.Kind == LexemeKind.Word && lexeme.Shape.HasDigit));

    private string[] Spellings(int first, int last)
    {
        var length = last - first;
        for (var i = first; i <= last && length <= LexemeScanner.LongestTerm; i++)
        {
            length += _lexemes[i].Text.Length;
        }

        if (last - first >= MostParts || length > LexemeScanner.LongestTerm)
        {
            return first == last || Groups.Count > 1 ? [] : [_lexemes[first].Text];
        }

        var parts = _lexemes.GetRange(first, last - first + 1).Select(l => l.Text).ToArray();
        return [string.Join('-', parts), string.Concat(parts)];
    }

    // Two parts are one name when both are short codes: 5|FU, PD|L1, EF|11, T|DXd; not whole|brain, HER2|targeted, RANO|BM, 28|day.
    private static bool IsOneName(Lexeme left, Lexeme right)
    {
        if (left.Kind == LexemeKind.Number && (right.Kind == LexemeKind.Number || (Units.IsAttachable(right.Text) && !IsOneCapital(right))))
        {
            return false;
        }

        var hasDigit = HasDigit(left) || HasDigit(right);
        var (shorter, longer) = (Math.Min(left.Text.Length, right.Text.Length), Math.Max(left.Text.Length, right.Text.Length));
        var isShort = hasDigit ? shorter <= 2 && longer <= 3 : shorter == 1 && (IsOneCapital(left) || IsOneCapital(right));
        return isShort && IsCode(left) && IsCode(right) && !GeneVariants.IsVariant(right.Text) && !MarkerSigns.IsSign(right.Text);
    }

    private static bool IsCode(Lexeme part) =>
        part.Kind == LexemeKind.Number || part.Shape.HasDigit || part.Text.Length <= 2 || (part.Text.Length <= 4 && (part.Shape.InnerCapital || part.Shape.AllCapitals));

    private static bool HasDigit(Lexeme part) => part.Kind == LexemeKind.Number || part.Shape.HasDigit;

    private static bool IsOneCapital(Lexeme part) => part is { Text.Length: 1, Shape.AllCapitals: true };
}
