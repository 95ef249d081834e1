using GuidanceQa.Eval.Faults;

namespace GuidanceQa.Eval.Tests.Faults;

public sealed class WordFaultsTests
{
    [Theory]
    [InlineData("Give at least 4 doses.", "Give at most 4 doses.")]
    [InlineData("Give it within 48 hours.", "Give it after 48 hours.")]
    [InlineData("Platelets ≥100.", "Platelets ≤100.")]
    [InlineData("Up to 16 mg.", "At least 16 mg.")]
    [InlineData("Use it for more than 3 days.", "Use it for less than 3 days.")]
    public void A_comparator_is_turned(string text, string fault) => Assert.Equal(fault, ComparatorFaults.Comparator(text).First());

    [Fact]
    public void A_word_that_only_looks_like_a_comparator_stays() =>
        Assert.Empty(ComparatorFaults.Comparator("Overall survival is under review over time."));

    [Theory]
    [InlineData("Swab before the first dose.", "Swab after the first dose.")]
    [InlineData("It improves survival.", "It worsens survival.")]
    [InlineData("It is a second-line drug.", "It is a first-line drug.")]
    public void A_direction_is_turned(string text, string fault) => Assert.Equal(fault, DirectionFaults.Direction(text).First());

    [Fact]
    public void A_part_of_a_compound_is_no_direction() => Assert.Empty(DirectionFaults.Direction("A high-grade tumour."));

    [Theory]
    [InlineData("It may be considered.", "It is recommended.")]
    [InlineData("It may help.", "It should help.")]
    [InlineData("Goats should rest.", "Goats must rest.")]
    [InlineData("It is recommended.", "It is required.")]
    [InlineData("It is preferred.", "It is required.")]
    [InlineData("Rest (weak; low quality).", "Rest (strong; low quality).")]
    public void A_strength_is_raised(string text, string fault) => Assert.Equal(fault, StrengthFaults.Strength(text).First());

    [Theory]
    [InlineData("It is not recommended.")]
    [InlineData("It was written in May 2023.")]
    public void What_is_denied_and_the_name_of_a_month_have_no_strength_to_raise(string text) => Assert.Empty(StrengthFaults.Strength(text));

    [Theory]
    [InlineData("Rest is for adults.", "Rest is for adults and children.")]
    [InlineData("It is an option in selected cases.", "It is an option in all cases.")]
    [InlineData("It is for HER2-positive disease.", "It is for HER2-positive or -negative disease.")]
    [InlineData("Patients with fever should rest.", "Patients should rest.")]
    [InlineData("Rest is for patients with fever, at home.", "Rest is for patients, at home.")]
    [InlineData("Patients who cough should rest.", "Patients should rest.")]
    public void A_population_is_widened(string text, string fault) => Assert.Equal(fault, PopulationFaults.Population(text).First());

    [Fact]
    public void Those_who_are_all_named_cannot_become_more() => Assert.Empty(PopulationFaults.Population("Rest is for adults and children."));

    [Theory]
    [InlineData("It is safe.", "It is not safe.")]
    [InlineData("Goats can rest.", "Goats cannot rest.")]
    [InlineData("Rest with hay.", "Rest without hay.")]
    public void A_negation_is_put_in(string text, string fault) => Assert.Equal(fault, NegationFaults.Inserted(text).First());

    [Theory]
    [InlineData("It is not safe.", "It is safe.")]
    [InlineData("Do not stop.", "Stop.")]
    [InlineData("Rest without hay.", "Rest with hay.")]
    [InlineData("It is contraindicated in kids.", "It is indicated in kids.")]
    [InlineData("It improved neither cough nor fever.", "It improved both cough and fever.")]
    public void A_negation_is_taken_out(string text, string fault)
    {
        Assert.Equal(fault, NegationFaults.Removed(text).First());
        Assert.DoesNotContain(NegationFaults.Inserted(text), f => f.Contains("not not", StringComparison.Ordinal));
    }

    [Fact]
    public void Words_that_deny_nothing_are_left_alone() => Assert.Empty(NegationFaults.Removed("Not only hay, with or without water."));
}
