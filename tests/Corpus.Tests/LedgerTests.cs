using System.Text.RegularExpressions;

namespace GuidanceQa.Corpus.Tests;

/// <summary>The shipped corpus states what its ledger allows: every row, every printed marker, and no number that its row does not have.</summary>
public sealed partial class LedgerTests
{
    [Fact]
    public void The_shipped_corpus_has_no_fault() => Assert.Empty(Shipped.Read.Faults.Select(f => f.ToString()));

    [Fact]
    public void Every_row_of_the_ledger_is_in_the_corpus()
    {
        var present = Shipped.Statements.Select(Shipped.RowOf).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(Shipped.Ledger.Rows.Keys, row => !present.Contains(row));
    }

    [Fact]
    public void Every_statement_belongs_to_a_row_of_the_ledger() =>
        Assert.DoesNotContain(Shipped.Statements, s => !Shipped.Ledger.Rows.ContainsKey(Shipped.RowOf(s)));

    [Fact]
    public void Every_comparison_has_the_articles_side_a_references_side_and_a_verdict()
    {
        var sides = Shipped.Statements.Where(s => s.Id.StartsWith('C')).GroupBy(Shipped.RowOf, StringComparer.Ordinal);

        Assert.Empty(sides.Where(g => !g.Any(s => s.Id == g.Key + ".article") || !g.Any(s => s.Id == g.Key + ".verdict" && s.Verdict is not null) || !g.Any(s => ReferenceSide().IsMatch(s.Id))).Select(g => g.Key));
    }

    [Fact]
    public void A_comparison_links_both_sides_to_the_statements_they_restate() =>
        Assert.Empty(Shipped.Statements.Where(s => s.Id.StartsWith('C') && s.RefersTo.Count == 0).Select(s => s.QualifiedId));

    [Fact]
    public void Every_number_of_a_statement_is_in_its_row_and_was_verified()
    {
        List<string> wrong = [];
        foreach (var statement in Shipped.Statements)
        {
            var row = Shipped.RowOf(statement);
            if (!Shipped.Ledger.Rows.TryGetValue(row, out var entry))
            {
                continue;
            }

            var (allowed, forbidden) = NumbersOf(row, entry);
            foreach (var text in new[] { statement.Text, statement.PlainText ?? "" })
            {
                wrong.AddRange(NumbersIn(text, entry.Names ?? [])
                    .Where(n => !allowed.Contains(n) || (forbidden.Contains(n) && !Verified(row, entry).Contains(n)))
                    .Select(n => $"{statement.QualifiedId}: {n}{(forbidden.Contains(n) ? " (not verified)" : "")}"));
            }
        }

        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void No_printed_marker_is_lost()
    {
        var guidance = Shipped.Statements.Where(s => s.Id.StartsWith('F')).ToList();
        var wrong = Shipped.Ledger.Rows.Where(r => r.Key.StartsWith('F'))
            .SelectMany(r => guidance.Where(s => Shipped.RowOf(s) == r.Key).Where(s => !s.Markers.SequenceEqual(r.Value.Markers ?? [])).Select(s => s.Id));
        var totals = Enumerable.Range(1, 5).Select(marker => guidance.Where(s => s.Markers.Contains(marker)).Select(Shipped.RowOf).Distinct().Count());

        Assert.Empty(wrong);
        Assert.Equal([27, 4, 3, 4, 5], totals);
    }

    [Fact]
    public void Every_clinical_statement_of_the_guidance_has_a_plain_rendering() =>
        Assert.Empty(Shipped.Statements.Where(s => ClinicalRow().IsMatch(Shipped.RowOf(s)) && s.PlainText is null).Select(s => s.QualifiedId));

    [Fact]
    public void The_strength_words_of_the_guidance_are_the_sources()
    {
        (string Row, string Words)[] strengths =
        [
            ("F10", "strongly recommend"), ("F15", "recommended"), ("F22", "recommended"), ("F27", "recommended"), ("F11", "preferred"), ("F20", "preferred"), ("F23", "considered"), ("F38", "considered"),
            ("F52", "considered"), ("F24", "may be more"), ("F44", "may be considered"), ("F47", "may improve"), ("F26", "improves"), ("F28", "improves"), ("F46", "improves"), ("F29", "indicated"),
            ("F16", "indicated"), ("F17", "indicated"), ("F18", "indicated"), ("F19", "indicated"),
        ];

        Assert.Empty(strengths.Where(x => !Shipped.Statements.Any(s => Shipped.RowOf(s) == x.Row && s.Text.Contains(x.Words, StringComparison.OrdinalIgnoreCase))).Select(x => $"{x.Row}: {x.Words}"));
    }

    [Fact]
    public void The_advertisement_is_never_evidence() => Assert.All(Shipped.Statements.Where(s => Shipped.RowOf(s) == "F61"), s => Assert.False(s.IsEvidence));

    [Fact]
    public void A_number_that_is_not_in_the_row_is_found()
    {
        // The check itself is checked: one changed digit must not pass.
        var row = Shipped.Ledger.Rows["F13"];

        Assert.Equal(["9", "16"], NumbersIn("Give 9 or 16 mg/day.", row.Names ?? []));
        Assert.DoesNotContain("9", row.Numbers);
    }

    // A comparison may also use the numbers of the rows it cites and the years of their documents.
    private static (HashSet<string> Allowed, HashSet<string> Forbidden) NumbersOf(string row, LedgerRow entry)
    {
        HashSet<string> allowed = [.. entry.Numbers];
        HashSet<string> forbidden = [.. entry.Memory];
        if (row.StartsWith('C'))
        {
            foreach (var cited in entry.Cites)
            {
                allowed.UnionWith(Shipped.Ledger.Rows.TryGetValue(cited, out var other) ? other.Numbers : []);
                forbidden.UnionWith(other?.Memory ?? []);
                allowed.UnionWith(Shipped.Ledger.Documents.TryGetValue(cited.Split('.')[0], out var document) ? document.Years : []);
            }
        }

        return (allowed, forbidden);
    }

    // A number that one cited row only remembers may still be verified by another.
    private static HashSet<string> Verified(string row, LedgerRow entry) =>
        row.StartsWith('C') ? [.. entry.Cites.SelectMany(c => Shipped.Ledger.Rows.TryGetValue(c, out var other) ? other.Numbers.Except(other.Memory) : [])] : [];

    private static IEnumerable<string> NumbersIn(string text, IReadOnlyList<string> names)
    {
        foreach (var name in names.OrderByDescending(n => n.Length))
        {
            text = text.Replace(name, " ", StringComparison.OrdinalIgnoreCase);
        }

        text = NamesWithDigits().Replace(text, " ");
        return Number().Matches(text).Select(m => m.Value.Replace(",", "", StringComparison.Ordinal).TrimEnd('.'));
    }

    [GeneratedRegex(@"\d+(?:,\d{3})*(?:\.\d+)?", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    // HER2, V600E, K27M, IDH1, 1p/19q, D04: digits that are part of a name; and the exponent and area of units.
    [GeneratedRegex(@"[A-Za-z]+-?[A-Za-z]*\d+[A-Za-z]*|\d+[pq]/\d+[pq]|10⁹", RegexOptions.NonBacktracking)]
    private static partial Regex NamesWithDigits();

    [GeneratedRegex(@"^C\d\d\.D\d\d", RegexOptions.NonBacktracking)]
    private static partial Regex ReferenceSide();

    [GeneratedRegex(@"^F(1[0-9]|[234][0-9]|5[0-2])$", RegexOptions.NonBacktracking)]
    private static partial Regex ClinicalRow();
}
