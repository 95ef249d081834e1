namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>Which words, numbers and signs does a text consist of? One pass; any text is read, none throws.</summary>
internal sealed class LexemeScanner
{
    /// <summary>Longer words are cut: no term is longer, and one odd word cannot fill an index.</summary>
    public const int LongestTerm = 64;

    private readonly FoldedText _text;
    private readonly List<Lexeme> _lexemes = [];
    private Gap _gap = Gap.Break;

    private LexemeScanner(string text) => _text = FoldedText.Of(text);

    public static List<Lexeme> Read(string text)
    {
        LexemeScanner scanner = new(text);
        for (var i = 0; i < scanner._text.Length;)
        {
            i = scanner.Next(i);
        }

        return scanner._lexemes;
    }

    private int Next(int i)
    {
        var c = _text[i];
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(_text[i + 1]) && !IsWordChar(_text[i - 1])))
        {
            return ReadNumber(i);
        }

        if (IsWordChar(c))
        {
            // "x10^9" and "×10⁹": the x multiplies.
            return NumberScanner.IsMultiplied(_text, i) ? i + 1 : ReadWord(i, EndOfWord(i));
        }

        return c switch
        {
            '<' or '>' => Sign(i, _text[i + 1] == '=' ? 2 : 1, _text[i + 1] == '=' ? $"{c}=" : c.ToString()),
            '=' when _text[i + 1] is '<' or '>' => Sign(i, 2, $"{_text[i + 1]}="),
            '≤' => Sign(i, 1, "<="),
            '≥' => Sign(i, 1, ">="),
            '~' => Sign(i, 1, "~"),
            '%' => Sign(i, 1, "%"),
            '°' when _text[i + 1] is 'C' or 'c' or 'F' && !IsWordChar(_text[i + 2]) => Add(LexemeKind.Word, i, i + 2),
            '+' or '-' when IsWordChar(_text[i - 1]) && ClosesWord(i + 1) => Sign(i, 1, c.ToString()),
            _ => Skip(i),
        };
    }

    private int Sign(int i, int length, string text)
    {
        _lexemes.Add(new Lexeme(LexemeKind.Sign, text, _text.StartOf(i), _text.EndOf(i + length - 1), _gap, default));
        _gap = Gap.None;
        return i + length;
    }

    private int Skip(int i)
    {
        var (c, next) = (_text[i], _text[i + 1]);
        var here = c switch
        {
            ';' or '。' => Gap.Break,
            '.' or '!' or '?' => char.IsWhiteSpace(next) || next == '\0' ? Gap.Break : Gap.Dot,
            '-' => Gap.Dash,
            '/' => Gap.Slash,
            _ => char.IsWhiteSpace(c) ? Gap.Space : Gap.Mark,
        };
        _gap = (_gap, here) switch
        {
            (Gap.None, _) => here,
            (_, Gap.Break) or (Gap.Break, _) => Gap.Break,
            (Gap.Space, Gap.Space) => Gap.Space,
            (Gap.Space, Gap.Dash) or (Gap.SpacedDash, Gap.Space) => Gap.SpacedDash,
            _ => Gap.Mark,
        };
        return i + 1;
    }

    private int ReadNumber(int start)
    {
        if (NumberScanner.PowerEnd(_text, start) is { } power)
        {
            return AddPlain(LexemeKind.Power, NumberScanner.Power(_text, start, power), start, power);
        }

        // 16mg and 48h are a number and a unit; V600E, 1p and 2nd are words.
        var end = NumberScanner.End(_text, start, out var isPlain);
        var wordEnd = EndOfWord(end);
        if (wordEnd > end && isPlain && !NumberScanner.IsMultiplied(_text, end) && !Units.IsAttachable(_text.Span(end, wordEnd)))
        {
            return ReadWord(start, EndOfWord(start));
        }

        return NumberScanner.EndOfVersion(_text, start, end) is { } version
            ? Add(LexemeKind.Word, start, version)
            : AddPlain(LexemeKind.Number, NumberScanner.Plain(_text.Span(start, end)), start, end);
    }

    private int AddPlain(LexemeKind kind, string text, int start, int end)
    {
        _lexemes.Add(new Lexeme(kind, text, _text.StartOf(start), _text.EndOf(end - 1), _gap, default));
        _gap = Gap.None;
        return end;
    }

    private int ReadWord(int start, int end)
    {
        if (_text[end] != '\'' || !char.IsLetter(_text[end + 1]))
        {
            return AddWord(start, end, end);
        }

        var suffixEnd = EndOfWord(end + 1);
        var suffix = _text.Span(end + 1, suffixEnd);
        if (suffix.Equals("t", StringComparison.OrdinalIgnoreCase) && _text[end - 1] is 'n' or 'N' && end - start > 1)
        {
            return AddNegated(start, end, suffixEnd);
        }

        // A possessive or a shortened verb says nothing; O'Brien is one word.
        var isEnding = suffix.Length == 1 || suffix.Equals("re", StringComparison.OrdinalIgnoreCase) || suffix.Equals("ve", StringComparison.OrdinalIgnoreCase) || suffix.Equals("ll", StringComparison.OrdinalIgnoreCase);
        return isEnding ? AddWord(start, end, suffixEnd) : AddJoined(start, end, suffixEnd);
    }

    // don't is "do" and "not", can't is "can" and "not".
    private int AddNegated(int start, int end, int suffixEnd)
    {
        var verb = Lower(start, end) switch { "can" => "can", "won" => "will", "shan" => "shall", var other => other[..^1] };
        var cut = verb == "can" ? end : end - 1;
        AddLexeme(verb, start, cut, default);
        AddLexeme("not", cut, suffixEnd, default);
        return suffixEnd;
    }

    private int AddJoined(int start, int end, int suffixEnd)
    {
        var joined = Lower(start, end) + Lower(end + 1, suffixEnd);
        AddLexeme(joined.Length > LongestTerm ? joined[..LongestTerm] : joined, start, suffixEnd, Shape(start, end));
        return suffixEnd;
    }

    private int AddWord(int start, int end, int next)
    {
        if (end - start == 6 && Lower(start, end) == "cannot")
        {
            AddLexeme("can", start, start + 3, default);
            AddLexeme("not", start + 3, end, default);
        }
        else
        {
            Add(LexemeKind.Word, start, end);
        }

        return next;
    }

    private int Add(LexemeKind kind, int start, int end)
    {
        _lexemes.Add(new Lexeme(kind, Lower(start, end), _text.StartOf(start), _text.EndOf(end - 1), _gap, Shape(start, end)));
        _gap = Gap.None;
        return end;
    }

    private void AddLexeme(string word, int start, int end, WordShape shape)
    {
        _lexemes.Add(new Lexeme(LexemeKind.Word, word, _text.StartOf(start), _text.EndOf(end - 1), _gap, shape));
        _gap = Gap.Space;
    }

    private string Lower(int start, int end)
    {
        var length = Math.Min(end - start, LongestTerm);
        if (char.IsHighSurrogate(_text[start + length - 1]))
        {
            length--;
        }

        return _text.Span(start, start + length).ToString().ToLowerInvariant();
    }

    private WordShape Shape(int start, int end)
    {
        var (letter, digit, lower, inner) = (false, false, false, false);
        for (var i = start; i < end; i++)
        {
            var c = _text[i];
            letter |= char.IsLetter(c);
            digit |= char.IsAsciiDigit(c);
            lower |= char.IsLetter(c) && !char.IsUpper(c);
            inner |= i > start && char.IsUpper(c);
        }

        return new WordShape(letter, digit, letter && !lower, inner);
    }

    private int EndOfWord(int i)
    {
        while (IsWordChar(_text[i]))
        {
            i++;
        }

        return i;
    }

    // After HER2- or ER+ comes a blank, a delimiter or the end ("+ve" counts too).
    private bool ClosesWord(int next) =>
        _text[next] is '\0' or ' ' or '\n' or ',' or '.' or ';' or ':' or ')' or ']' or '}' or '/' or '"' or '”' or '?' or '!'
        || (_text[next - 1] == '+' && _text[next] == 'v' && _text[next + 1] == 'e' && !IsWordChar(_text[next + 2]));

    private static bool IsWordChar(char c) => char.IsLetter(c) || char.IsAsciiDigit(c) || char.IsSurrogate(c);
}
