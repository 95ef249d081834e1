namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>
/// Which terms does a clinical text hold? Keeps what general tokenisers lose: receptor polarity (<c>HER2-</c>), comparators (<c>≤48</c>), units (<c>mg/m²</c>), gene variants
/// (<c>BRAF V600E</c>), hyphenated names whole, joined and in parts. One pass in linear time; no text makes it throw. Not for stemming or synonyms.
/// </summary>
/// <remarks>The rules, each with its examples, are the rows of <c>TokeniserRuleTests</c>.</remarks>
public static class Tokeniser
{
    /// <summary>Terms in the order of their positions; the alternatives of one word follow each other.</summary>
    public static IReadOnlyList<Token> Read(string text)
    {
        Writer writer = new(LexemeScanner.Read(text));
        return writer.Write();
    }

    private sealed class Writer(List<Lexeme> lexemes)
    {
        private readonly List<Token> _tokens = new(lexemes.Count + (lexemes.Count / 2));
        private int _position;

        public List<Token> Write()
        {
            for (var i = 0; i < lexemes.Count;)
            {
                i = lexemes[i].Kind switch
                {
                    LexemeKind.Sign => WriteSign(i),
                    LexemeKind.Power => WriteUnit(i) ?? WritePlain(i),
                    LexemeKind.Number => Continues(i) ? WriteCompound(i) : WriteNumber(i),
                    _ => GeneVariants.IsPrefix(lexemes, i) ? i + 1 : Continues(i) ? WriteCompound(i) : WriteUnit(i) ?? WriteCompound(i),
                };
            }

            return _tokens;
        }

        private bool Continues(int i) => i + 1 < lexemes.Count && CompoundWord.Joins(lexemes[i + 1]);

        // Other signs than % speak of the word beside them, and are written with it.
        private int WriteSign(int i)
        {
            if (lexemes[i].Text == "%")
            {
                WritePlain(i);
            }

            return i + 1 < lexemes.Count && MarkerSigns.IsEnding(lexemes, i + 1) ? i + 2 : i + 1;
        }

        private int WritePlain(int i)
        {
            Add(lexemes[i].Text, i, i);
            _position++;
            return i + 1;
        }

        private int WriteNumber(int i)
        {
            Add(lexemes[i].Text, i, i);
            AddBound(i);
            if (Ranges.HighOf(lexemes, i) is { } high)
            {
                Add($"{lexemes[i].Text}-{lexemes[high].Text}", i, lexemes[high].Before == Gap.Space ? i : high);
            }

            _position++;
            return i + 1;
        }

        // A unit counts as one when it has a slash ("mg/day") or stands behind a number ("48 h").
        private int? WriteUnit(int i)
        {
            if (Units.Read(lexemes, i) is not (var unit, var end))
            {
                return null;
            }

            var word = lexemes[i];
            var close = Units.EndWithoutBlanks(lexemes, i, end);
            var isRate = unit.Contains('/', StringComparison.Ordinal);
            var afterNumber = i > 0 && lexemes[i - 1].Kind is LexemeKind.Number or LexemeKind.Power && word.Before is Gap.None or Gap.Space;
            if (word.Kind == LexemeKind.Word && ((!isRate && !afterNumber) || word.Text == "per" || (word.Text.Length > 3 && close == i + 1)))
            {
                return null;
            }

            if (!isRate)
            {
                Add(word.Text, i, i);
            }

            // "mg/kg a day" is found by mg/kg and by mg as well.
            for (var rate = unit; rate.Length > 0; rate = rate[..Math.Max(0, rate.LastIndexOf('/'))])
            {
                Add(rate, i, close - 1);
            }

            if (word.Before != Gap.Slash)
            {
                Add(word.Text, i, i);
            }

            _position++;
            return close;
        }

        private int WriteCompound(int i)
        {
            CompoundWord compound = new(lexemes, i);
            for (var g = 0; g < compound.Groups.Count; g++)
            {
                var (first, last) = compound.Groups[g];
                var forms = compound.Forms(g);
                if (first == last && GeneVariants.SecondHalf(lexemes[first]) is not null)
                {
                    Add(GeneVariants.FirstHalf(lexemes[first].Text), first, first);
                }

                foreach (var form in forms)
                {
                    Add(form, first, last);
                }

                if (MarkerSigns.Read(lexemes, first, last) is { } sign)
                {
                    foreach (var form in forms)
                    {
                        Add(form + sign, first, last);
                    }
                }

                if (first == last)
                {
                    AddSpecial(first);
                }

                if (g == 0)
                {
                    foreach (var whole in compound.Wholes)
                    {
                        Add(whole, i, compound.End - 1);
                    }
                }

                _position++;
                WriteSecondHalf(first, last);
            }

            return compound.End;
        }

        private void AddSpecial(int i)
        {
            if (lexemes[i].Kind == LexemeKind.Number)
            {
                AddBound(i);
                if (Ranges.HighOf(lexemes, i) is { } high)
                {
                    Add($"{lexemes[i].Text}-{lexemes[high].Text}", i, high);
                }

                return;
            }

            foreach (var term in GeneVariants.At(lexemes, i))
            {
                Add(term, i, i);
            }

            foreach (var term in CompoundWord.Slashed(lexemes, i))
            {
                Add(term, i, i);
            }
        }

        // BRAFV600E and 1p19q hold two names: the second follows, as if it had been written apart.
        private void WriteSecondHalf(int first, int last)
        {
            if (first == last && GeneVariants.SecondHalf(lexemes[first]) is { } half)
            {
                Add(half, first, first);
                if (MarkerSigns.Read(lexemes, first, last) is { } sign)
                {
                    Add(half + sign, first, first);
                }

                _position++;
            }
        }

        private void AddBound(int i)
        {
            var unit = Units.After(lexemes, i);
            var (comparator, _, _) = Comparators.Read(lexemes, i, i + 1, unit?.End ?? i + 1, unit?.Unit ?? "");
            if (comparator is not ("" or "~") && Ranges.HighOf(lexemes, i) is null)
            {
                Add(comparator + lexemes[i].Text, i, i);
            }
        }

        private void Add(string term, int first, int last)
        {
            if (term.Length > LexemeScanner.LongestTerm)
            {
                term = term[..(char.IsHighSurrogate(term[LexemeScanner.LongestTerm - 1]) ? LexemeScanner.LongestTerm - 1 : LexemeScanner.LongestTerm)];
            }

            for (var i = _tokens.Count - 1; i >= 0 && _tokens[i].Position == _position; i--)
            {
                if (_tokens[i].Term == term)
                {
                    return;
                }
            }

            _tokens.Add(new Token(term, lexemes[first].Start, lexemes[last].End - lexemes[first].Start, _position));
        }
    }
}
