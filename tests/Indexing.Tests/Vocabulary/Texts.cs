using FsCheck;
using FsCheck.Fluent;

namespace GuidanceQa.Indexing.Tests.Vocabulary;

/// <summary>Odd text: pieces that the readers know, joined by anything, and characters of every kind.</summary>
public sealed record OddText(string Value);

/// <summary>A sentence with quantities, a strength word and a condition.</summary>
public sealed record DoseSentence(string Value);

/// <summary>Generators for the property tests.</summary>
public static class Texts
{
    private static readonly string[] Pieces =
    [
        "HER2", "-", "+", "negative", "V600E", "p.", "BRAF", "4", "8", "18,760", "1.5", "10⁹/L", "mg", "/day", "m²", "per", "a day", "≤", "more than", "or more", "at least", "5-FU", "don't", "cannot", "unless", "may be considered",
        "whole-brain", "–", "—", "’s", "/", ".", ",", " ", "  ", "\n", "\uD800", "\uDC00", "😀", "²", "%", "°C", "q3w", "twice", "times", "x10^9", "1p/19q", "é", "ﬁ", "…", "(", ")",
    ];

    public static Arbitrary<OddText> Odd() => Arb.From(
        Gen.OneOf(Gen.Elements(Pieces), Gen.Choose(0, 0xFFFF).Select(c => ((char)c).ToString())).ListOf().Select(parts => new OddText(string.Concat(parts))));

    public static Arbitrary<DoseSentence> Dose() => Arb.From(
        from amount in Gen.Choose(1, 999)
        from unit in Gen.Elements("mg/day", "mg/m²", "mg/kg", "Gy", "mg twice daily")
        from bound in Gen.Elements("", "up to ", "at least ", "more than ", "about ")
        from weeks in Gen.Choose(1, 52)
        from strength in Gen.Elements("is recommended", "may be considered", "should be given", "must not be given", "is an option")
        from condition in Gen.Elements("", " if symptoms persist", " unless it is not tolerated", " in adults with pain")
        select new DoseSentence($"The drug at {bound}{amount} {unit} for {weeks} weeks {strength}{condition}."));
}
