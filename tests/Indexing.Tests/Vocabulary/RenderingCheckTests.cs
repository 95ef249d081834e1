using FsCheck.Xunit;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.Indexing.Tests.Vocabulary;

/// <summary>A plain rendering may change the words and never the facts.</summary>
public sealed class RenderingCheckTests
{
    [Theory]
    [InlineData("The dose is 4–8 mg/day.", "The amount is 4 to 8 mg a day.")]
    [InlineData("Give 150 mg/m² on 5 consecutive days.", "150 mg/m² on 5 days in a row.")]
    [InlineData("MRI within 48 hours (≤48 h).", "A scan within 48 hours.")]
    [InlineData("With more than 10 lesions it may be considered.", "With >10 spots it may be considered.")]
    [InlineData("It should not be given unless seizures occur.", "It should not be given unless there are fits.")]
    [InlineData("Platelets ≥100 ×10⁹/L are needed.", "Platelets of at least 100 ×10⁹/L are needed.")]
    [InlineData("Survival of less than 3 months.", "Survival of under 3 months.")]
    public void The_same_facts_in_other_words_pass(string statement, string plain) => Assert.Empty(RenderingCheck.Differences(statement, plain));

    [Theory]
    [InlineData("The dose is 16 mg/day.", "The amount is 6 mg a day.")]
    [InlineData("The dose is 16 mg/day.", "The amount is 16 mg.")]
    [InlineData("The dose is 150 mg/m².", "The amount is 150 mg/kg.")]
    [InlineData("The dose is 150 mg/m².", "The amount is 150 mg.")]
    [InlineData("The dose is up to 16 mg/day.", "The amount is 16 mg a day.")]
    [InlineData("More than 10 lesions.", "At least 10 spots.")]
    [InlineData("Every 3 months.", "Every 3 weeks.")]
    [InlineData("It may be considered.", "It should be considered.")]
    [InlineData("It may be considered.", "It is recommended.")]
    [InlineData("It is recommended.", "It helps.")]
    [InlineData("It improves control.", "It may improve control.")]
    [InlineData("It is not recommended.", "It is recommended.")]
    [InlineData("It is given.", "It is not given.")]
    [InlineData("It is given if counts allow.", "It is given.")]
    [InlineData("It is given unless contraindicated.", "It is given if contraindicated.")]
    [InlineData("4–8 mg/day.", "4–8 mg a day, for 2 weeks.")]
    public void A_changed_fact_is_a_fault(string statement, string plain) => Assert.NotEmpty(RenderingCheck.Differences(statement, plain));

    [Property]
    public void A_copy_always_passes(string? text) => Assert.Empty(RenderingCheck.Differences(text ?? "", text ?? ""));

    [Theory]
    [InlineData("may be considered", "may consider", 1)]
    [InlineData("should be considered", "consider", 1)]
    [InlineData("is strongly recommended", "strongly recommended", 3)]
    [InlineData("no recommendation can be made", "none", 0)]
    [InlineData("must not be used", "prohibit", 4)]
    [InlineData("is preferred", "preferred", 2)]
    public void Strength_is_read_in_the_sources_own_words(string text, string cueClass, int level)
    {
        var cue = StrengthReader.Read(text)[0];

        Assert.Equal((cueClass, level), (cue.Class, cue.Level));
        Assert.Contains(cue.Phrase, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("≥1.5 ×10⁹/L", 1.5, 1.5, "10^9/l", ">=")]
    [InlineData("up to 16 mg/day", 16, 16, "mg/day", "<=")]
    [InlineData("24–48 hours", 24, 48, "hours", "")]
    [InlineData("about 200,000", 200000, 200000, "", "~")]
    [InlineData("5 or more", 5, 5, "", ">=")]
    [InlineData("28-day cycle", 28, 28, "days", "")]
    [InlineData("5 µg", 5, 5, "mcg", "")]
    public void A_quantity_is_read_with_unit_and_comparator(string text, double low, double high, string unit, string comparator)
    {
        var quantity = Assert.Single(QuantityReader.Read(text));

        Assert.Equal(((decimal)low, (decimal)high, unit, comparator), (quantity.Low, quantity.High, quantity.Unit, quantity.Comparator));
    }

    [Theory]
    [InlineData("HER2-positive")]
    [InlineData("BRAF V600E")]
    [InlineData("PD-L1")]
    public void Digits_of_a_name_are_no_quantity(string text) => Assert.Empty(QuantityReader.Read(text));
}
