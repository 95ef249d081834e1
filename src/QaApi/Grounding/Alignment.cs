namespace GuidanceQa.QaApi.Grounding;

/// <summary>Where two sentences differ between two places at which they agree: what only the claim has, and what only the unit has. One of both may be empty.</summary>
/// <param name="ClaimItems">Indices into the claim's items, ascending.</param>
/// <param name="UnitItems">Indices into the unit's items, ascending.</param>
/// <param name="Next">The unit's item at which they agree again; the number of its items where they do not.</param>
internal sealed record Difference(IReadOnlyList<int> ClaimItems, IReadOnlyList<int> UnitItems, int Next);

/// <summary>Which items of a claim stand in a unit of evidence, in the same order? The longest common subsequence; what has another place is told apart from what is missing.</summary>
internal sealed class Alignment
{
    private readonly int[] _unitOf;

    private Alignment(int[] unitOf, IReadOnlyList<(int Claim, int Unit)> moved, IReadOnlyList<Difference> differences)
    {
        _unitOf = unitOf;
        Moved = moved;
        Differences = differences;
    }

    /// <summary>Items that both have, at another place among the others.</summary>
    public IReadOnlyList<(int Claim, int Unit)> Moved { get; }

    /// <summary>In text order; moved items are in none.</summary>
    public IReadOnlyList<Difference> Differences { get; }

    /// <summary>The item of the unit in the place of the claim's, or -1.</summary>
    public int UnitOf(int claimItem) => _unitOf[claimItem];

    public static Alignment Of(IReadOnlyList<SentenceItem> claim, IReadOnlyList<SentenceItem> unit)
    {
        var unitOf = Common(claim, unit);
        var isTaken = new bool[unit.Count];
        foreach (var taken in unitOf.Where(u => u >= 0))
        {
            isTaken[taken] = true;
        }

        List<(int, int)> moved = [];
        for (var c = 0; c < claim.Count; c++)
        {
            for (var u = 0; unitOf[c] < 0 && u < unit.Count; u++)
            {
                if (!isTaken[u] && IsSame(claim[c], unit[u]))
                {
                    moved.Add((c, u));
                    isTaken[u] = true;
                    break;
                }
            }
        }

        var isMoved = moved.Select(m => m.Item1).ToHashSet();
        return new Alignment(unitOf, moved, Between(unitOf, isTaken, isMoved));
    }

    private static bool IsSame(SentenceItem a, SentenceItem b) => a.Kind == b.Kind && a.Key == b.Key;

    private static int[] Common(IReadOnlyList<SentenceItem> claim, IReadOnlyList<SentenceItem> unit)
    {
        var length = new int[claim.Count + 1, unit.Count + 1];
        for (var c = claim.Count - 1; c >= 0; c--)
        {
            for (var u = unit.Count - 1; u >= 0; u--)
            {
                length[c, u] = IsSame(claim[c], unit[u]) ? length[c + 1, u + 1] + 1 : Math.Max(length[c + 1, u], length[c, u + 1]);
            }
        }

        var unitOf = new int[claim.Count];
        Array.Fill(unitOf, -1);
        for (int c = 0, u = 0; c < claim.Count && u < unit.Count;)
        {
            if (IsSame(claim[c], unit[u]))
            {
                unitOf[c++] = u++;
            }
            else if (length[c + 1, u] > length[c, u + 1])
            {
                c++;
            }
            else
            {
                u++;
            }
        }

        return unitOf;
    }

    private static List<Difference> Between(int[] unitOf, bool[] isTaken, HashSet<int> isMoved)
    {
        List<Difference> differences = [];
        List<int> claimRun = [];
        var nextUnit = 0;

        void Close(int unitEnd)
        {
            List<int> unitRun = [.. Enumerable.Range(nextUnit, unitEnd - nextUnit).Where(u => !isTaken[u])];
            if (claimRun.Count > 0 || unitRun.Count > 0)
            {
                differences.Add(new Difference(claimRun, unitRun, unitEnd));
            }

            claimRun = [];
            nextUnit = unitEnd + 1;
        }

        for (var c = 0; c < unitOf.Length; c++)
        {
            if (unitOf[c] >= 0)
            {
                Close(unitOf[c]);
            }
            else if (!isMoved.Contains(c))
            {
                claimRun.Add(c);
            }
        }

        Close(isTaken.Length);
        return differences;
    }
}
