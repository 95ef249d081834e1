using GuidanceQa.Eval.Faults;
using GuidanceQa.Eval.Statistics;

namespace GuidanceQa.Eval.Tests.Faults;

public sealed class NumberFaultsTests
{
    [Fact]
    public void A_digit_becomes_one_higher_or_one_lower() =>
        Assert.Equal(["Give 5 mg.", "Give 3 mg."], NumberFaults.Digit("Give 4 mg.", Seeded.From("s")));

    [Fact]
    public void A_number_never_begins_with_a_nought_that_was_none()
    {
        Assert.Equal(["Give 8 mg.", "Give 8 mg."], NumberFaults.Digit("Give 9 mg.", Seeded.From("s")));
        Assert.Equal(["Give 2 mg.", "Give 2 mg."], NumberFaults.Digit("Give 1 mg.", Seeded.From("s")));
    }

    [Fact]
    public void One_digit_is_changed_and_no_more()
    {
        const string text = "Give 12.5 mg on days 2–6, 1,000 mg on day 40.";

        Assert.All(NumberFaults.Digit(text, Seeded.From("s")), fault => Assert.Equal(1, fault.Zip(text).Count(pair => pair.First != pair.Second)));
    }

    [Fact]
    public void A_decimal_point_goes_either_way() =>
        Assert.Equal(["Give 0.25 mg.", "Give 25 mg."], NumberFaults.Decimal("Give 2.5 mg.", Seeded.From("s")).Order(StringComparer.Ordinal));

    [Fact]
    public void Thousands_keep_their_comma() =>
        Assert.Equal(["About 2,000,000 goats.", "About 20,000 goats."], NumberFaults.Decimal("About 200,000 goats.", Seeded.From("s")).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("The guideline of 2024.")]
    [InlineData("No rise at 0 points.")]
    public void A_year_and_a_nought_have_no_point_to_shift(string text) => Assert.Empty(NumberFaults.Decimal(text, Seeded.From("s")));

    [Fact]
    public void Digits_of_names_and_bases_of_powers_are_no_amounts() =>
        Assert.Equal(["1.5", "3"], NumberFaults.NumbersOf("HER2, T-DM1, EF-14 and V600E; 1.5 ×10⁹/L and 3 mg/m²").Select(n => n.Value));

    [Fact]
    public void A_unit_is_one_behind_a_number_only()
    {
        var faults = UnitFaults.Unit("Weigh in mg; give 4 mg/day for five days of a 28-day cycle.").ToList();

        Assert.Contains("Weigh in mg; give 4 mg/m² for five days of a 28-day cycle.", faults);
        Assert.Contains("Weigh in mg; give 4 mg/day for five weeks of a 28-day cycle.", faults);
        Assert.Contains("Weigh in mg; give 4 mg/day for five days of a 28-week cycle.", faults);
        Assert.All(faults, fault => Assert.StartsWith("Weigh in mg;", fault, StringComparison.Ordinal));
    }
}
