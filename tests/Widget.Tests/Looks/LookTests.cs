namespace GuidanceQa.Widget.Tests.Looks;

/// <summary>Every page and every state of the widget, under its strict policy, in light, dark and forced colours, wide and narrow.</summary>
public sealed class LookTests(Browser browser, Measured measured)
{
    public static IEnumerable<TheoryDataRow<string>> Names => State.All.Select(s => new TheoryDataRow<string>(s.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Axe_finds_nothing_and_the_policy_is_kept(string name)
    {
        var found = await measured.OfAsync(State.All.Single(s => s.Name == name), browser);

        Assert.True(found.Accessibility.Count == 0, string.Join('\n', found.Accessibility.Distinct()));
        Assert.True(found.Policy.Count == 0, string.Join('\n', found.Policy));
        Assert.Equal(Look.ForAxe.Count, found.Looks);
    }
}
