using GuidanceQa.Eval.Faults;

namespace GuidanceQa.Eval.Tests.Faults;

public sealed class ClauseFaultsTests
{
    [Theory]
    [InlineData("It should be given if there is fever.", "It should be given.")]
    [InlineData("If the score has not fallen, the drug should be changed.", "The drug should be changed.")]
    [InlineData("The guideline (2019): when the dose is high, rest is advised.", "The guideline (2019): rest is advised.")]
    [InlineData("It is given, provided there is hay, every day of the week.", "It is given every day of the week.")]
    [InlineData("Give a high dose (once daily if there is fever).", "Give a high dose (once daily).")]
    [InlineData("In mild cough, rest is all that is needed.", "Rest is all that is needed.")]
    [InlineData("It is used only in winter.", "It is used in winter.")]
    [InlineData("Rest is advised after surgery on the windpipe.", "Rest is advised.")]
    public void A_condition_is_dropped(string text, string fault) => Assert.Contains(fault, ClauseFaults.Condition(text));

    [Theory]
    [InlineData("In the trial of 2019, rest was all that was needed.")]
    [InlineData("Rest helps even if there is fever.")]
    [InlineData("Rest is not only for goats.")]
    public void Where_it_was_said_and_what_is_no_condition_stay(string text) => Assert.Empty(ClauseFaults.Condition(text));

    [Fact]
    public void A_comma_inside_a_number_or_a_bracket_ends_no_clause() =>
        Assert.Equal("It is given every day.", ClauseFaults.Condition("It is given every day if platelets are 1,000 (or, rarely, more).").First());

    [Theory]
    [InlineData("It should be given unless contraindicated.", "It should be given.")]
    [InlineData("It is given with hay, unless the goat has stopped eating; it is then given by tube.", "It is given with hay; it is then given by tube.")]
    [InlineData("All goats except kids should rest.", "All goats including kids should rest.")]
    [InlineData("It should be given unless contraindicated.", "It should be given even if contraindicated.")]
    public void An_exception_is_dropped_or_turned(string text, string fault) => Assert.Contains(fault, ClauseFaults.Exception(text));

    [Fact]
    public void What_is_merely_contrasted_is_no_exception() => Assert.Empty(ClauseFaults.Exception("The council advises rest, while the board advises hay rather than rest."));
}
