namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>Changes of a protein, written in one letter codes: <c>BRAF V600E</c>, <c>BRAFV600E</c>, <c>BRAF p.V600E</c>, <c>H3 K27M</c> meet in <c>braf_v600e</c>, <c>h3_k27m</c>.</summary>
internal static class GeneVariants
{
    private const string AminoAcids = "acdefghiklmnpqrstvwy";

    // Words that stand before a variant and are no gene.
    private static readonly string[] NoGenes = ["a", "an", "the", "of", "for", "with", "and", "or", "in", "is", "has", "my", "her", "his", "no", "not", "non", "any", "if", "this", "that", "when", "mutant", "mg"];

    /// <summary>True for <c>v600e</c>: an amino acid, two to four digits, an amino acid.</summary>
    public static bool IsVariant(string word) => word.Length is >= 4 and <= 6 && VariantStart(word) == 0;

    /// <summary>True at the <c>p</c> of <c>p.V600E</c>, which is not a word.</summary>
    public static bool IsPrefix(List<Lexeme> lexemes, int at) =>
        lexemes[at].IsWord("p") && at + 1 < lexemes.Count && lexemes[at + 1].Before == Gap.Dot && IsVariant(lexemes[at + 1].Text);

    /// <summary>The joint names that belong to the gene at a lexeme; with the variant's sign, if it has one.</summary>
    public static IReadOnlyList<string> At(List<Lexeme> lexemes, int at)
    {
        var gene = lexemes[at].Text;
        if (Half(gene) is var half and > 0 && !IsArmPair(gene, out _))
        {
            return Names(gene[..half], gene[half..], MarkerSigns.Read(lexemes, at, at));
        }

        var next = at + 1;
        if (next < lexemes.Count && IsPrefix(lexemes, next))
        {
            next++;
        }

        var isPair = next < lexemes.Count && lexemes[at + 1].Before is Gap.Space or Gap.Dash && IsVariant(lexemes[next].Text) && !IsVariant(gene) && IsGene(lexemes[at]);
        return isPair ? Names(gene, lexemes[next].Text, MarkerSigns.Read(lexemes, next, next)) : [];
    }

    /// <summary>The second name inside one word: <c>v600e</c> of <c>brafv600e</c>, <c>19q</c> of <c>1p19q</c>.</summary>
    public static string? SecondHalf(Lexeme word) =>
        IsArmPair(word.Text, out var arm) ? word.Text[arm..] : Half(word.Text) is var half and > 0 ? word.Text[half..] : null;

    /// <summary>The first name inside one word; the word itself when it holds one name only.</summary>
    public static string FirstHalf(string word) => IsArmPair(word, out var arm) ? word[..arm] : Half(word) is var half and > 0 ? word[..half] : word;

    /// <summary>True for two arms of chromosomes written as one: <c>1p19q</c>.</summary>
    public static bool IsArmPair(string word, out int second)
    {
        second = 0;
        if (word.Length is < 4 or > 6 || !EndOfArm(word, 0, out second) || !EndOfArm(word, second, out var end))
        {
            return false;
        }

        return end == word.Length;
    }

    private static string[] Names(string gene, string variant, string? sign) =>
        sign is null ? [gene, $"{gene}_{variant}"] : [gene, $"{gene}_{variant}", $"{gene}_{variant}{sign}"];

    private static bool EndOfArm(string word, int at, out int end)
    {
        end = at;
        while (end < word.Length && end - at < 2 && char.IsAsciiDigit(word[end]))
        {
            end++;
        }

        return end > at && end < word.Length && word[end++] is 'p' or 'q';
    }

    // Where the variant begins in brafv600e, idh1r132h, h3k27m; -1 elsewhere.
    private static int Half(string word)
    {
        var at = VariantStart(word);
        var gene = word.AsSpan(0, Math.Max(at, 0));
        return gene.Length is >= 2 and <= 6 && char.IsAsciiLetter(gene[0]) && (gene.Length >= 3 || gene.ContainsAnyInRange('0', '9')) ? at : -1;
    }

    private static int VariantStart(string word)
    {
        var i = word.Length - 1;
        if (i < 3 || !AminoAcids.Contains(word[i], StringComparison.Ordinal))
        {
            return -1;
        }

        var digits = 0;
        while (i > 0 && char.IsAsciiDigit(word[i - 1]))
        {
            i--;
            digits++;
        }

        // q12h is a schedule.
        var isSchedule = i == 1 && word[0] == 'q' && word[^1] is 'h' or 'd' or 'w' or 'm';
        return digits is >= 2 and <= 4 && i > 0 && AminoAcids.Contains(word[i - 1], StringComparison.Ordinal) && !isSchedule ? i - 1 : -1;
    }

    private static bool IsGene(Lexeme word) =>
        word.Kind == LexemeKind.Word && word.Text.Length is >= 2 and <= 7 && char.IsAsciiLetter(word.Text[0]) && !NoGenes.Contains(word.Text, StringComparer.Ordinal);
}
