namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>Where does a number end, and how is it written plainly?</summary>
internal static class NumberScanner
{
    /// <summary>The end of digits, thousands (18,760; 18 760 with a narrow blank) and one decimal part.</summary>
    /// <param name="isPlain">Digits only.</param>
    public static int End(FoldedText text, int start, out bool isPlain)
    {
        var i = Digits(text, start);
        isPlain = true;
        if (i - start is >= 1 and <= 3)
        {
            while (text[i] is ',' or '\u2009' or '\u202F' && Digits(text, i + 1) == i + 4)
            {
                i += 4;
                isPlain = false;
            }
        }

        if (text[i] == '.' && char.IsAsciiDigit(text[i + 1]))
        {
            isPlain = false;
            i = Digits(text, i + 1);
        }

        return i;
    }

    /// <summary>The end of 10^9, 10*9 or 10(9)/, exclusive; null when no power of ten begins here.</summary>
    public static int? PowerEnd(FoldedText text, int start)
    {
        if (text[start] != '1' || text[start + 1] != '0' || text[start + 2] is not ('^' or '*' or '(') || !char.IsAsciiDigit(text[start + 3]))
        {
            return null;
        }

        var end = char.IsAsciiDigit(text[start + 4]) ? start + 5 : start + 4;
        return text[start + 2] != '(' ? end : text[end] == ')' && text[end + 1] == '/' ? end + 1 : null;
    }

    public static string Power(FoldedText text, int start, int end) => $"10^{text.Span(start + 3, end).TrimEnd(')')}";

    /// <summary>True at the x of <c>x10^9</c> and <c>x 10^9</c>.</summary>
    public static bool IsMultiplied(FoldedText text, int at) => text[at] is 'x' or 'X' && PowerEnd(text, text[at + 1] == ' ' ? at + 2 : at + 1) is not null;

    /// <summary>The end of a number with several points (1.2.3) or too many digits, which names something; null for any other.</summary>
    public static int? EndOfVersion(FoldedText text, int start, int end)
    {
        var isVersion = text[end] == '.' && char.IsAsciiDigit(text[end + 1]) && text.Span(start, end).Contains('.');
        if (!isVersion && end - start <= LexemeScanner.LongestTerm)
        {
            return null;
        }

        while (text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            end = Digits(text, end + 1);
        }

        return end;
    }

    /// <summary>Without separators, leading zeros and idle decimals: <c>18,760.50</c> is <c>18760.5</c>.</summary>
    public static string Plain(ReadOnlySpan<char> number)
    {
        Span<char> digits = stackalloc char[LexemeScanner.LongestTerm];
        var length = 0;
        foreach (var c in number)
        {
            if (char.IsAsciiDigit(c) || c == '.')
            {
                digits[length++] = c;
            }
        }

        ReadOnlySpan<char> plain = digits[..length];
        plain = plain.Contains('.') ? plain.TrimEnd('0').TrimEnd('.') : plain;
        plain = plain.TrimStart('0');
        return plain.Length == 0 ? "0" : plain[0] == '.' ? $"0{plain}" : plain.ToString();
    }

    private static int Digits(FoldedText text, int i)
    {
        while (char.IsAsciiDigit(text[i]))
        {
            i++;
        }

        return i;
    }
}
