using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.Indexing.Tests.Vocabulary;

public sealed class RenderingDifferenceTests
{
    [Theory]
    [InlineData("The dose is 4–8 mg/day.", "The amount is 4–8 mg a day.")]
    [InlineData("The dose is up to 16 mg/day.", "The amount is up to 16 mg per day.")]
    [InlineData("It is done ≤48 h after surgery.", "It is done within 48 hours after the operation.")]
    [InlineData("It is done within 48 hours.", "It is done in no more than 48 hours.")]
    [InlineData("Survival of <3 months.", "Survival of less than 3 months.")]
    [InlineData("With >10 lesions it may be considered.", "With more than 10 spots it may be considered.")]
    [InlineData("Platelets ≥100 ×10⁹/L.", "Platelets of at least 100 ×10⁹/L.")]
    [InlineData("150 mg/m² once daily on 5 consecutive days of a 28-day cycle.", "150 mg/m² once a day on 5 days in a row of each 28-day cycle.")]
    [InlineData("437 patients took part.", "437 people took part.")]
    [InlineData("It is contraindicated in pregnancy.", "It must not be taken in pregnancy.")]
    [InlineData("Evidence is insufficient for a recommendation.", "There is not enough evidence for a recommendation.")]
    [InlineData("It is given in two courses.", "It is given in 2 courses.")]
    [InlineData("In patients with pain, a scan is preferred.", "When there is pain, a scan is preferred.")]
    [InlineData("Surgery is an option where feasible.", "An operation is an option, where it is feasible.")]
    public void A_faithful_rendering_passes(string statement, string plain) => Assert.Empty(RenderingCheck.Differences(statement, plain));

    [Theory]
    [InlineData("The dose is 16 mg/day.", "You get some each morning.", "the number 16 mg/day is missing")]
    [InlineData("The dose is 16 mg/day.", "The amount is 16 mg/m².", "the number 16 mg/day became 16 mg/m2")]
    [InlineData("The dose is 16 mg/day.", "The amount is 16 mg.", "the number 16 mg/day became 16 mg")]
    [InlineData("The dose is up to 16 mg/day.", "The amount is 16 mg a day.", "the number <=16 mg/day became 16 mg/day")]
    [InlineData("It lasts 48 h.", "It lasts 48 days.", "the number 48 hours became 48 days")]
    [InlineData("A scan every 3 months.", "A scan for 3 months.", "the number every 3 months became 3 months")]
    [InlineData("A scan is done.", "A scan is done in 2 weeks.", "the number 2 weeks was added: the statement does not have it")]
    [InlineData("150 mg once daily.", "150 mg twice daily.", "how often (1/day) is missing")]
    [InlineData("It may be considered.", "It should be given.", "\"should\" was added: the statement says \"may be considered\"")]
    [InlineData("It is recommended.", "It is done.", "\"recommended\" is missing")]
    [InlineData("It lowers pain.", "It can lower pain.", "\"can\" was added: the statement does not say it")]
    [InlineData("It is not given.", "It is given.", "the negation is missing: the statement says \"not\"")]
    [InlineData("It is given.", "It is never given.", "a negation (\"never\") was added: the statement has none")]
    [InlineData("It is given unless pain lasts.", "It is given if pain lasts.", "the exception \"unless …\" is missing")]
    [InlineData("It is given if pain lasts.", "It is given.", "the condition \"if …\" is missing")]
    [InlineData("It is given after surgery.", "It is given before the operation.", "\"after\" became \"before\"")]
    [InlineData("For HER2-positive disease.", "For HER3-positive disease.", "the name \"her3\" was added: the statement does not have it")]
    public void A_difference_is_named_for_the_author(string statement, string plain, string difference) => Assert.Contains(difference, RenderingCheck.Differences(statement, plain));

    [Fact]
    public void A_name_may_be_left_out_of_a_rendering() => Assert.Empty(RenderingCheck.Differences("In a T2 image it grows.", "In a picture it grows."));
}
