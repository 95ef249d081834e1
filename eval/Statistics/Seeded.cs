namespace GuidanceQa.Eval.Statistics;

/// <summary>Random numbers that are the same on every machine and every run (SplitMix64; Steele, Lea and Flood, 2014).</summary>
internal sealed class Seeded(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A seed made of a text, so that one case does not shift the numbers of another.</summary>
    public static Seeded From(string text)
    {
        // FNV-1a, 64 bits.
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return new Seeded(hash);
    }

    /// <summary>From 0 to <paramref name="below"/> - 1.</summary>
    public int Next(int below) => (int)((Mix() >> 33) % (ulong)below);

    public bool Coin() => (Mix() >> 63) == 1;

    private ulong Mix()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
