namespace GuidanceQa.Eval.Faults;

/// <summary>Every way in which the suite alters a sentence.</summary>
internal static class AlterationClasses
{
    public static IReadOnlyList<AlterationClass> All { get; } =
    [
        AlterationClass.Fault("digit", NumberFaults.Digit),
        AlterationClass.Fault("decimal", NumberFaults.Decimal),
        AlterationClass.Fault("unit", (text, _) => UnitFaults.Unit(text)),
        AlterationClass.Fault("comparator", (text, _) => ComparatorFaults.Comparator(text)),
        AlterationClass.OfText("drug", false, (o, random) => ConceptFaults.Drug(o.Text, o.Index.Lexicon, random)),
        AlterationClass.OfText("gene", false, (o, random) => ConceptFaults.Gene(o.Text, o.Index.Lexicon, random)),
        AlterationClass.Fault("negation-inserted", (text, _) => NegationFaults.Inserted(text)),
        AlterationClass.Fault("negation-removed", (text, _) => NegationFaults.Removed(text)),
        AlterationClass.Fault("strength-raised", (text, _) => StrengthFaults.Strength(text)),
        AlterationClass.Fault("condition-dropped", (text, _) => ClauseFaults.Condition(text)),
        AlterationClass.Fault("exception-dropped", (text, _) => ClauseFaults.Exception(text)),
        AlterationClass.Fault("population-widened", (text, _) => PopulationFaults.Population(text)),
        AlterationClass.Fault("direction", (text, _) => DirectionFaults.Direction(text)),
        new("citation-swapped", false, EvidenceFaults.CitationSwapped),
        new("spliced", false, (o, _) => EvidenceFaults.Spliced(o)),
        AlterationClass.OfText("verbatim", true, (o, _) => [o.Text]),
        AlterationClass.OfText("unit-format", true, (o, _) => UnitFormats.Rewritten(o.Text)),
        AlterationClass.OfText("abbreviation", true, (o, _) => BenignRewrites.Abbreviation(o.Text, o.Index.Lexicon)),
        AlterationClass.OfText("white-space-and-dash", true, (o, random) => BenignRewrites.WhiteSpaceAndDash(o.Text, random)),
        new("list-joined", true, (o, _) => BenignRewrites.ListJoined(o)),
        AlterationClass.OfText("spelling", true, (o, _) => Spellings.Other(o.Text)),
    ];
}
