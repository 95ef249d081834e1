using System.Collections.Frozen;

namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>Which plain characters stand for this one? A table: the same on every machine, whatever globalisation data it has.</summary>
internal static class CharacterFolds
{
    private static readonly FrozenDictionary<char, string> Folds = Build();

    /// <summary>What to read instead; null when the character is plain already.</summary>
    public static string? Of(char c) =>
        c is >= '\uFF01' and <= '\uFF5E' ? ((char)(c - 0xFEE0)).ToString() : Folds.GetValueOrDefault(c);

    public static char? SuperscriptDigit(char c) => c switch
    {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        >= '⁴' and <= '⁹' => (char)('4' + (c - '⁴')),
        _ => null,
    };

    /// <summary>Characters that no reader sees: soft hyphen, zero-width marks, combining accents.</summary>
    public static bool IsDropped(char c) =>
        c is '\u00AD' or (>= '\u200B' and <= '\u200D') or '\u2060' or '\uFEFF' or (>= '\u0300' and <= '\u036F') or (>= '\uFE00' and <= '\uFE0F');

    private static FrozenDictionary<char, string> Build()
    {
        Dictionary<char, string> folds = [];
        string[] same =
        [
            "a:àáâãäåāăą", "A:ÀÁÂÃÄÅĀĂĄ", "c:çćĉċč", "C:ÇĆĈĊČ", "d:ďđð", "D:ĎĐÐ", "e:èéêëēĕėęě", "E:ÈÉÊËĒĔĖĘĚ", "g:ĝğġģ", "G:ĜĞĠĢ", "h:ĥħ", "H:ĤĦ",
            "i:ìíîïĩīĭįı", "I:ÌÍÎÏĨĪĬĮİ", "j:ĵ", "J:Ĵ", "k:ķ", "K:Ķ", "l:ĺļľŀł", "L:ĹĻĽĿŁ", "n:ñńņňŉ", "N:ÑŃŅŇ", "o:òóôõöøōŏő", "O:ÒÓÔÕÖØŌŎŐ", "r:ŕŗř", "R:ŔŖŘ",
            "s:śŝşšſ", "S:ŚŜŞŠ", "t:ţťŧ", "T:ŢŤŦ", "u:ùúûüũūŭůűųµμ", "U:ÙÚÛÜŨŪŬŮŰŲ", "w:ŵ", "W:Ŵ", "y:ýÿŷ", "Y:ÝŸŶ", "z:źżž", "Z:ŹŻŽ",
            "-:‐‑‒–−﹣", "':’‘ʼ′`´", "/:⁄∕", "<:‹﹤", ">:›﹥", "+:⁺﹢", "*:∗", "~:≈≃∼", "≤:⩽≦", "≥:⩾≧", "%:٪﹪", "°:º",
        ];
        foreach (var row in same)
        {
            foreach (var c in row.AsSpan(2))
            {
                folds[c] = row[..1];
            }
        }

        string[] several =
        [
            "ﬀ:ff", "ﬁ:fi", "ﬂ:fl", "ﬃ:ffi", "ﬄ:ffl", "ﬅ:st", "ﬆ:st", "ß:ss", "æ:ae", "Æ:AE", "œ:oe", "Œ:OE", "þ:th", "Þ:TH", "ĳ:ij", "Ĳ:IJ", "№:no", "™: ", "®: ", "©: ", "…:. ", "×: ", "✕: ",
            "½:.5", "¼:.25", "¾:.75", "⁻:-", "℃:°c", "㎎:mg", "㎏:kg", "㎍:ug", "Å:a", "Ω:omega",
            "α:alpha", "β:beta", "γ:gamma", "δ:delta", "ε:epsilon", "ζ:zeta", "η:eta", "θ:theta", "ι:iota", "κ:kappa", "λ:lambda", "ν:nu", "ξ:xi", "π:pi", "ρ:rho", "σ:sigma", "ς:sigma", "τ:tau",
            "φ:phi", "χ:chi", "ψ:psi", "ω:omega", "Α:alpha", "Β:beta", "Γ:gamma", "Δ:delta", "Ε:epsilon", "Θ:theta", "Κ:kappa", "Λ:lambda", "Π:pi", "Σ:sigma", "Φ:phi", "Χ:chi", "Ψ:psi", "Ω:omega",
        ];
        foreach (var row in several)
        {
            folds[row[0]] = row[2..];
        }

        for (var c = '₀'; c <= '₉'; c++)
        {
            folds[c] = ((char)('0' + (c - '₀'))).ToString();
        }

        return folds.ToFrozenDictionary();
    }
}
