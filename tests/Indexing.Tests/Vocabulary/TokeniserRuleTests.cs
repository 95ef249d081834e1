using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.Indexing.Tests.Vocabulary;

public sealed class TokeniserRuleTests
{
    // Positions are separated by blanks; the alternatives of one position by |.
    [Theory]
    [InlineData("HER2- disease", "her2|her2_neg disease")]
    [InlineData("HER2 negative", "her2|her2_neg negative")]
    [InlineData("HER2-negative", "her2|her2_neg|her2-negative|her2negative negative")]
    [InlineData("HER2−, then", "her2|her2_neg then")]
    [InlineData("her2 neg.", "her2|her2_neg neg")]
    [InlineData("ER+", "er|er_pos")]
    [InlineData("ER+/PR-", "er|er_pos pr|pr_neg")]
    [InlineData("HER2+ve", "her2|her2_pos")]
    [InlineData("PD-L1 positive", "pd-l1|pdl1|pd-l1_pos|pdl1_pos positive")]
    public void The_sign_of_a_marker_is_kept(string text, string expected) => Assert.Equal(expected, Written(text));

    [Theory]
    [InlineData("HER2- and EGFR-targeted drugs", "her2_neg")]
    [InlineData("CD20 - a protein", "cd20_neg")]
    [InlineData("a test that is positive", "is_pos")]
    [InlineData("the wait-and-see plan", "wait_neg")]
    [InlineData("2- to 4-fold", "2_neg")]
    public void A_hyphen_or_a_word_without_a_marker_is_no_sign(string text, string term) => Assert.DoesNotContain(Tokeniser.Read(text), t => t.Term == term);

    [Theory]
    [InlineData("BRAF V600E", "braf|braf_v600e v600e")]
    [InlineData("BRAF-V600E", "braf|braf_v600e|braf-v600e|brafv600e v600e")]
    [InlineData("BRAFV600E", "braf|brafv600e|braf_v600e v600e")]
    [InlineData("BRAF p.V600E", "braf|braf_v600e v600e")]
    [InlineData("braf v600e", "braf|braf_v600e v600e")]
    [InlineData("p.V600E", "v600e")]
    [InlineData("H3 K27M", "h3|h3_k27m k27m")]
    [InlineData("IDH1 R132H", "idh1|idh1_r132h r132h")]
    [InlineData("BRAF V600E-positive", "braf|braf_v600e|braf_v600e_pos v600e|v600e_pos|v600e-positive|v600epositive positive")]
    [InlineData("1p/19q", "1p|1p/19q|1p19q 19q")]
    [InlineData("1p19q", "1p|1p19q|1p/19q 19q")]
    [InlineData("CDK4/6", "cdk4|cdk4/6|cdk46 6")]
    public void A_gene_variant_is_found_however_it_is_written(string text, string expected) => Assert.Equal(expected, Written(text));

    [Theory]
    [InlineData("whole-brain", "whole|whole-brain|wholebrain brain")]
    [InlineData("low-molecular-weight", "low|low-molecular-weight|lowmolecularweight molecular weight")]
    [InlineData("post‑operative", "post|post-operative|postoperative operative")]
    [InlineData("HER2-targeted", "her2|her2-targeted|her2targeted targeted")]
    [InlineData("28-day", "28|28-day|28day day")]
    [InlineData("5-FU", "5-fu|5fu")]
    [InlineData("T-DXd", "t-dxd|tdxd")]
    [InlineData("G-CSF", "g-csf|gcsf")]
    [InlineData("PD-L1", "pd-l1|pdl1")]
    [InlineData("EF-11", "ef-11|ef11")]
    [InlineData("ALPHA-BM", "alpha|alpha-bm|alphabm bm")]
    [InlineData("COVID-19", "covid|covid-19|covid19 19")]
    [InlineData("anti-PD-1", "anti|anti-pd-1|antipd1 pd-1|pd1")]
    [InlineData("pain—severe", "pain severe")]
    public void Words_are_told_apart_and_codes_stay_whole(string text, string expected) => Assert.Equal(expected, Written(text));

    [Theory]
    [InlineData("18,760", "18760")]
    [InlineData("18\u202F760", "18760")]
    [InlineData("0.50", "0.5")]
    [InlineData("4–8 mg", "4|4-8 8 mg")]
    [InlineData("4 to 8", "4|4-8 to 8")]
    [InlineData("2025-11-01", "2025|2025-11-1 11 1")]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("3D", "3d")]
    [InlineData("5%", "5 %")]
    [InlineData("metastases¹ and", "metastases and")]
    public void Numbers_have_one_form(string text, string expected) => Assert.Equal(expected, Written(text));

    [Theory]
    [InlineData("≤48", "<=48")]
    [InlineData("<= 48", "<=48")]
    [InlineData("within 48 hours", "<=48")]
    [InlineData("no later than 48 h", "<=48")]
    [InlineData("up to 16 mg", "<=16")]
    [InlineData("<3", "<3")]
    [InlineData("fewer than 3", "<3")]
    [InlineData(">10", ">10")]
    [InlineData("more than 10", ">10")]
    [InlineData("at least 4", ">=4")]
    [InlineData("4 or more", ">=4")]
    [InlineData("38 °C or more", ">=38")]
    [InlineData("65+", ">=65")]
    public void A_bound_is_a_term_of_its_number(string text, string term) => Assert.Contains(Tokeniser.Read(text), t => t.Term == term);

    [Fact]
    public void An_infusion_over_90_minutes_is_no_bound() => Assert.DoesNotContain(Tokeniser.Read("given over 90 minutes"), t => t.Term == ">90");

    [Theory]
    [InlineData("16 mg/day", "16 mg/day|mg")]
    [InlineData("16 mg a day", "16 mg/day|mg a day")]
    [InlineData("16 mg per day", "16 mg/day|mg per day")]
    [InlineData("150 mg/m²", "150 mg/m2|mg")]
    [InlineData("50 mg/m²/day", "50 mg/m2/day|mg/m2|mg")]
    [InlineData("10 mg/kg a day", "10 mg/kg/day|mg/kg|mg a day")]
    [InlineData("10 mg/kg", "10 mg/kg|mg")]
    [InlineData("1.5 × 10⁹/L", "1.5 10^9/l|10^9")]
    [InlineData("1.5 x10^9/L", "1.5 10^9/l|10^9")]
    [InlineData("100,000/mm³", "100000 /mm3")]
    [InlineData("200µg", "200 ug|mcg")]
    [InlineData("60 Gy", "60 gy")]
    [InlineData("48h", "48 h|hours")]
    public void Units_have_one_form(string text, string expected) => Assert.Equal(expected, Written(text));

    [Theory]
    [InlineData("DXd's", "dxd")]
    [InlineData("patients'", "patients")]
    [InlineData("don’t", "do not")]
    [InlineData("can't", "can not")]
    [InlineData("cannot", "can not")]
    [InlineData("won't", "will not")]
    [InlineData("what's", "what")]
    [InlineData("O'Brien", "obrien")]
    public void Apostrophes_leave_words(string text, string expected) => Assert.Equal(expected, Written(text));

    [Theory]
    [InlineData("TNF-α", "tnf|tnf-alpha|tnfalpha alpha")]
    [InlineData("naïve", "naive")]
    [InlineData("ﬁbrosis", "fibrosis")]
    [InlineData("hepa\u00ADtitis", "hepatitis")]
    [InlineData("ＭＲＩ", "mri")]
    [InlineData("e\u0301tude", "etude")]
    public void Characters_are_folded(string text, string expected) => Assert.Equal(expected, Written(text));

    [Fact]
    public void Places_are_those_of_the_text_as_written()
    {
        const string Text = "Take ﬁve: 150 mg/m² of it";

        var unit = Tokeniser.Read(Text).Single(t => t.Term == "mg/m2");

        Assert.Equal("mg/m²", Text.Substring(unit.Start, unit.Length));
        Assert.Equal("five", Tokeniser.Read(Text).Single(t => Text.Substring(t.Start, t.Length) == "ﬁve").Term);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("\uD800")]
    [InlineData("…—«»†‡")]
    public void A_text_without_words_has_no_tokens(string text) => Assert.Empty(Tokeniser.Read(text));

    [Fact]
    public void A_word_of_a_megabyte_is_one_short_term()
    {
        var token = Assert.Single(Tokeniser.Read(new string('a', 1 << 20)));

        Assert.Equal(64, token.Term.Length);
        Assert.Equal(1 << 20, token.Length);
    }

    private static string Written(string text) =>
        string.Join(' ', Tokeniser.Read(text).GroupBy(t => t.Position).OrderBy(g => g.Key).Select(g => string.Join('|', g.Select(t => t.Term))));
}
