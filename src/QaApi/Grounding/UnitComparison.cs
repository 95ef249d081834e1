namespace GuidanceQa.QaApi.Grounding;

/// <summary>
/// Does one unit of evidence say what a claim says (methods, 5.2, V3 and V4)? The claim must be the unit in other dress: nothing that the unit does not have, in an order that keeps numbers, comparisons and negations bound to the same things, and
/// without loss of what limits it. A whole clause that limits nothing may be left out.
/// </summary>
internal sealed class UnitComparison
{
    // A claim that shares less than this with a unit speaks of something else: it is not contradicted by it, only unsupported.
    private const double SameMatter = 0.5;

    // Words of order: what stands on one side of them must not change to the other.
    private static readonly string[] Ordering = ["than", "before", "after", "versus", "over", "under", "instead", "rather", "until", "followed", "following", "prior", "superior", "inferior", "non-inferior", "compared", "against", "between", "prefer"];

    private static readonly string[] Limiting = ["in", "for", "with", "after", "before", "during", "at", "within", "on", "among", "until", "unless", "if", "when", "only", "where", "while", "of", "from", "by", "per", "without"];

    private readonly ReadSentence _claim;
    private readonly ReadSentence _unit;
    private readonly Alignment _alignment;
    private readonly Func<SentenceItem, bool> _isTopic;
    private readonly List<(Reason Reason, string Verdict)> _found = [];

    private UnitComparison(ReadSentence claim, ReadSentence unit, Func<SentenceItem, bool> isTopic)
    {
        _claim = claim;
        _unit = unit;
        _isTopic = isTopic;
        _alignment = Alignment.Of(claim.Items, unit.Items);
    }

    /// <param name="isTopic">Does the heading or the title above the unit name it? Topics may be said again; amounts never come from there.</param>
    public static UnitVerdict Compare(ReadSentence claim, ReadSentence unit, Func<SentenceItem, bool> isTopic)
    {
        UnitComparison comparison = new(claim, unit, isTopic);
        comparison.Run();
        return comparison.Verdict();
    }

    private void Run()
    {
        foreach (var difference in _alignment.Differences)
        {
            var added = difference.ClaimItems.Select(c => _claim.Items[c]).ToList();
            var dropped = difference.UnitItems.Select(u => _unit.Items[u]).ToList();
            foreach (var item in added)
            {
                Added(item, dropped);
            }

            if (difference.Next < _unit.Items.Count)
            {
                Rebound(dropped, _unit.Items[difference.Next]);
            }

            Dropped(added, dropped);
        }

        foreach (var (c, u) in _alignment.Moved)
        {
            Moved(c, u);
        }
    }

    private UnitVerdict Verdict()
    {
        var items = _claim.Items.Count;
        var shared = items == 0 ? 0 : 1 - (_alignment.Differences.Sum(d => d.ClaimItems.Count) / (double)items);
        if (items == 0)
        {
            return new UnitVerdict(ClaimVerdict.Unsupported(ReasonCodes.LowCoverage), 0);
        }

        var worst = _found.Select(f => f.Verdict).DefaultIfEmpty(Verdicts.Supported).MaxBy(v => Verdicts.All.ToList().IndexOf(v))!;
        if (shared < SameMatter && worst != Verdicts.Supported)
        {
            worst = Verdicts.Unsupported;
        }

        return new UnitVerdict(new ClaimVerdict(worst, [.. _found.Select(f => f.Reason).Distinct()]), shared);
    }

    private void Found(string code, string verdict, SentenceItem? claim, SentenceItem? unit) =>
        _found.Add((new Reason(code, claim is null ? null : _claim.Words(claim), unit is null ? null : _unit.Words(unit)), verdict));

    private void Added(SentenceItem item, List<SentenceItem> dropped)
    {
        switch (item.Kind)
        {
            case ItemKind.Quantity:
                AddedQuantity(item, dropped);
                break;
            case ItemKind.Negation:
                Found(ReasonCodes.PolarityFlip, Verdicts.Contradicted, item, dropped.Find(d => d.IsNegative));
                break;
            case ItemKind.Strength:
                AddedStrength(item, dropped.Find(d => d.Kind == ItemKind.Strength) ?? Near(item));
                break;
            case ItemKind.Concept when !MayBeTopic(item, dropped):
                AddedConcept(item, dropped);
                break;
            case ItemKind.Word when !MayBeTopic(item, dropped):
                AddedWord(item, dropped);
                break;
        }
    }

    // A heading's word may be put to a sentence that lacks it, and never in the place of another or beside one of its kind.
    private bool MayBeTopic(SentenceItem item, List<SentenceItem> dropped) =>
        dropped.Count == 0 && item.Key != "or" && !Opposites.Universal.Contains(item.Key) && _isTopic(item) && !_unit.Items.Any(u => u.Concept is { } named && named.Class == item.Concept?.Class);

    // The same number with another unit or bound, where there is one; else another number.
    private void AddedQuantity(SentenceItem item, List<SentenceItem> dropped)
    {
        var quantity = item.Quantity!;
        var candidates = dropped.Concat(_unit.Items).Where(u => u.Kind == ItemKind.Quantity).ToList();
        var sameNumber = candidates.Find(u => u.Quantity!.Low == quantity.Low && u.Quantity.High == quantity.High);
        var code = sameNumber is null || sameNumber.Key == item.Key ? ReasonCodes.NumberMismatch
            : sameNumber.Quantity!.Unit != quantity.Unit || sameNumber.Quantity.Schedule != quantity.Schedule ? ReasonCodes.UnitMismatch
            : ReasonCodes.ComparatorMismatch;
        Found(code, Verdicts.Contradicted, item, sameNumber ?? candidates.Find(u => u.Quantity!.Unit == quantity.Unit) ?? candidates.FirstOrDefault());
    }

    private void AddedStrength(SentenceItem item, SentenceItem? source)
    {
        var (claim, unit) = (item.Strength!, source?.Strength);
        if (unit is null ? claim.Negated : unit.Negated != claim.Negated)
        {
            Found(ReasonCodes.PolarityFlip, Verdicts.Contradicted, item, source);
        }
        else if (claim.Level > (unit?.Level ?? -1) || claim.Level < 0 || unit is { Level: < 0 })
        {
            Found(ReasonCodes.StrengthRaised, Verdicts.Unsupported, item, source);
        }
        else
        {
            // Said more weakly or by another word of the same strength: of a duty or a prohibition the weaker is wrong, of anything else it is not proved.
            Found(ReasonCodes.LowCoverage, claim.Level < unit!.Level && (unit.Level >= 4 || unit.Negated) ? Verdicts.Unsupported : Verdicts.Partial, item, source);
        }
    }

    private void AddedConcept(SentenceItem item, List<SentenceItem> dropped)
    {
        if (item.Concept!.Class == "population")
        {
            Found(ReasonCodes.PopulationWidened, Verdicts.Unsupported, item, dropped.Find(d => d.Concept?.Class == "population"));
        }
        else if (Opposite(item, dropped, Opposites.AreDirections) is { } opposite)
        {
            Found(ReasonCodes.DirectionFlip, Verdicts.Contradicted, item, opposite);
        }
        else if (_unit.Items.FirstOrDefault(u => u.Concept is not null && u.Key != item.Key && _unit.Words(u).Contains(_claim.Words(item), StringComparison.OrdinalIgnoreCase)) is { } narrower)
        {
            // "Steroids" where the source says "inhaled steroids".
            Found(ReasonCodes.PopulationWidened, Verdicts.Partial, item, narrower);
        }
        else
        {
            Found(ReasonCodes.EntityMissing, Verdicts.Unsupported, item, dropped.Find(d => d.Concept?.Class == item.Concept.Class));
        }
    }

    private void AddedWord(SentenceItem item, List<SentenceItem> dropped)
    {
        var word = _claim.Words(item);
        if (Opposite(item, dropped, Opposites.AreDirections) is { } direction)
        {
            Found(ReasonCodes.DirectionFlip, Verdicts.Contradicted, item, direction);
        }
        else if (Opposite(item, dropped, Opposites.AreDenials) is { } denied)
        {
            Found(ReasonCodes.PolarityFlip, Verdicts.Contradicted, item, denied);
        }
        else if (Opposites.Universal.Contains(item.Key) || item.Key == "or")
        {
            Found(ReasonCodes.PopulationWidened, Verdicts.Unsupported, item, dropped.FirstOrDefault());
        }
        else if (word.Any(char.IsAsciiDigit) || word.Skip(1).Any(char.IsUpper))
        {
            Found(ReasonCodes.EntityMissing, Verdicts.Unsupported, item, dropped.FirstOrDefault());
        }
        else
        {
            Found(ReasonCodes.LowCoverage, Verdicts.Partial, item, dropped.Find(d => d.Kind == ItemKind.Word));
        }
    }

    // "For mild cough 4 mg; for severe cough 16 mg" is not "for mild cough 16 mg": the amount's own words are gone, and those of another stand before it.
    private void Rebound(List<SentenceItem> dropped, SentenceItem next)
    {
        if (next.Kind == ItemKind.Quantity && dropped.Find(d => d.Kind == ItemKind.Quantity) is { } other && dropped.Exists(d => d.Kind is ItemKind.Word or ItemKind.Concept && d.Start > other.Start))
        {
            _found.Add((new Reason(ReasonCodes.NumberMismatch, _unit.Words(next), _unit.Words(other)), Verdicts.Contradicted));
        }
    }

    private static SentenceItem? Opposite(SentenceItem item, List<SentenceItem> dropped, Func<string, string, bool> areOpposite) =>
        dropped.Find(d => areOpposite(item.Key.TrimStart('#'), d.Key.TrimStart('#')));

    // The strength word of the unit nearest to where the claim's stands.
    private SentenceItem? Near(SentenceItem item)
    {
        var at = _claim.Items.ToList().IndexOf(item);
        for (var distance = 1; distance < _claim.Items.Count; distance++)
        {
            foreach (var neighbour in new[] { at + distance, at - distance })
            {
                if (neighbour >= 0 && neighbour < _claim.Items.Count && _alignment.UnitOf(neighbour) is >= 0 and var unit)
                {
                    return _unit.Items.Where(u => u.Kind == ItemKind.Strength).MinBy(u => Math.Abs(u.Start - _unit.Items[unit].Start));
                }
            }
        }

        return null;
    }

    private void Dropped(List<SentenceItem> added, List<SentenceItem> dropped)
    {
        // What another item of the same kind stands for was judged with that one.
        List<SentenceItem> left = [.. dropped];
        foreach (var item in added)
        {
            if (left.Find(d => d.Kind == item.Kind) is { } replaced)
            {
                left.Remove(replaced);
            }
        }

        if (left.Count == 0)
        {
            return;
        }

        foreach (var clause in left.GroupBy(i => i.Clause))
        {
            List<SentenceItem> items = [.. clause];
            if (!MayBeLeftOut(items, clause.Key))
            {
                Limited(items);
            }
        }
    }

    // A whole clause that says something of its own; one that opens with a condition limits the rest, and so does a label in front ("Adults: ...").
    private bool MayBeLeftOut(List<SentenceItem> items, int clause)
    {
        var all = _unit.Items.Where(i => i.Clause == clause).ToList();
        if (items.Count < all.Count)
        {
            return false;
        }

        var (start, end) = (all[0].Start, all[^1].End);
        if (clause == 0 && end < _unit.Text.Length && _unit.Text.AsSpan(end).TrimStart().StartsWith(":"))
        {
            return false;
        }

        var from = ClauseStart(start);
        // What follows a colon is what the sentence says; the label in front of it says nothing.
        if (_unit.Text.AsSpan(0, start).TrimEnd().EndsWith(":") || _unit.Text.AsSpan(0, ClauseStart(start)).TrimEnd().EndsWith(":"))
        {
            return false;
        }

        // "; not for children": an exception without its word.
        if (all[0].Kind == ItemKind.Negation)
        {
            return false;
        }

        var limit = _unit.Conditions.Where(c => c.Start >= from && c.Start < end).Select(c => (int?)c.Start).FirstOrDefault();
        return limit is null || all.Exists(i => i.Kind == ItemKind.Strength && i.Start < limit && !i.IsNegative);
    }

    // The words before the first item belong to its clause: "if" is no item.
    private int ClauseStart(int at)
    {
        while (at > 0 && _unit.Text[at - 1] is not (';' or '(' or ')' or ':' or '.'))
        {
            at--;
        }

        return at;
    }

    private void Limited(List<SentenceItem> items)
    {
        var (first, last) = (items[0], items[^1]);
        var opening = WordsBefore(first);
        var denial = items.Find(i => i.IsNegative);
        if (denial is { Kind: ItemKind.Negation } && denial == first && denial == _unit.Items.First(i => i.Clause == denial.Clause))
        {
            _found.Add((new Reason(ReasonCodes.ConditionDropped, null, _unit.Text[first.Start..last.End]), Verdicts.Unsupported));
        }
        else if (denial is not null)
        {
            Found(ReasonCodes.PolarityFlip, Verdicts.Contradicted, null, denial);
        }
        else if (_unit.Conditions.FirstOrDefault(c => c.Start + c.Length > first.Start - opening.Length && c.Start < last.End) is { Phrase: not null } cue)
        {
            // What an exception takes out, the claim would let in.
            _found.Add((new Reason(ReasonCodes.ConditionDropped, null, _unit.Text[Math.Min(cue.Start, first.Start)..last.End]), cue.Kind == "exception" ? Verdicts.Unsupported : Verdicts.Partial));
        }
        else if (items.Find(i => i.Kind == ItemKind.Strength) is { } strength)
        {
            var raises = strength.Strength!.Level is >= 0 and <= 2;
            Found(raises ? ReasonCodes.StrengthRaised : ReasonCodes.LowCoverage, raises ? Verdicts.Unsupported : Verdicts.Partial, null, strength);
        }
        else if (items.Exists(i => i.Kind == ItemKind.Quantity) || Lexemes(opening).Any(w => Limiting.Contains(w, StringComparer.Ordinal)) || items.Exists(i => Limiting.Contains(i.Key, StringComparer.Ordinal)))
        {
            _found.Add((new Reason(ReasonCodes.ConditionDropped, null, _unit.Text[first.Start..last.End]), Verdicts.Partial));
        }
        else
        {
            _found.Add((new Reason(ReasonCodes.PopulationWidened, null, _unit.Text[first.Start..last.End]), Verdicts.Partial));
        }
    }

    // The words without content between the item before and this one.
    private string WordsBefore(SentenceItem item)
    {
        var end = _unit.Items.Where(i => i.End <= item.Start).Select(i => i.End).DefaultIfEmpty(0).Max();
        return _unit.Text[end..item.Start];
    }

    private static string[] Lexemes(string text) => text.ToLowerInvariant().Split([' ', ',', ';', '(', ')', ':', '.', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);

    // What changed its place must not have changed what it is bound to: past a word of order, past a negation, past an amount or a strength where there are several.
    private void Moved(int claimItem, int unitItem)
    {
        var (item, own) = (_claim.Items[claimItem], _unit.Items[unitItem]);
        var passed = Passed(claimItem, unitItem);
        if (passed.Find(IsOrdering) is { } order)
        {
            Found(ReasonCodes.DirectionFlip, Verdicts.Contradicted, item, order);
        }
        else if (IsOrdering(item) && passed.Count > 0)
        {
            Found(ReasonCodes.DirectionFlip, Verdicts.Contradicted, item, passed[0]);
        }
        else if (item.IsNegative || passed.Exists(p => p.IsNegative))
        {
            Found(ReasonCodes.PolarityFlip, Verdicts.Contradicted, item, passed.Find(p => p.IsNegative) ?? own);
        }
        else if ((item.Kind == ItemKind.Quantity || passed.Exists(p => p.Kind == ItemKind.Quantity)) && HasSeveral(u => u.Kind == ItemKind.Quantity ? u.Key : null))
        {
            Found(ReasonCodes.NumberMismatch, Verdicts.Contradicted, item, passed.Find(p => p.Kind == ItemKind.Quantity) ?? own);
        }
        else if ((item.Kind == ItemKind.Strength || passed.Exists(p => p.Kind == ItemKind.Strength)) && HasSeveral(u => u.Strength?.Class))
        {
            Found(ReasonCodes.StrengthRaised, Verdicts.Unsupported, item, passed.Find(p => p.Kind == ItemKind.Strength) ?? own);
        }
    }

    private static bool IsOrdering(SentenceItem item) => Ordering.Contains(item.Key.TrimStart('#'), StringComparer.Ordinal);

    private bool HasSeveral(Func<SentenceItem, string?> of) => _unit.Items.Select(of).OfType<string>().Distinct(StringComparer.Ordinal).Skip(1).Any();

    // The unit's items between where it has this one and where the claim puts it.
    private List<SentenceItem> Passed(int claimItem, int unitItem)
    {
        var before = claimItem - 1;
        while (before >= 0 && _alignment.UnitOf(before) < 0)
        {
            before--;
        }

        var to = before < 0 ? 0 : _alignment.UnitOf(before) + 1;
        var (first, end) = to <= unitItem ? (to, unitItem) : (unitItem + 1, to);
        return [.. _unit.Items.Take(first..end)];
    }
}

/// <param name="Shared">Share of the claim's items that the unit holds, from 0 to 1.</param>
internal sealed record UnitVerdict(ClaimVerdict Verdict, double Shared);
