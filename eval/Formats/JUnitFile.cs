using System.Globalization;
using System.Xml.Linq;
using GuidanceQa.Eval.Gates;
using GuidanceQa.Eval.Running;

namespace GuidanceQa.Eval.Formats;

/// <summary>JUnit XML: a test case for every gate and every critical case, so that any build server shows them. Without times: equal runs give equal files.</summary>
internal static class JUnitFile
{
    public static string Of(RunResults results)
    {
        var suites = results.Gates.GroupBy(g => string.Join('/', g.Name.Split('/').Take(2)), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal);
        XElement root = new(
            "testsuites",
            new XAttribute("name", "guidanceqa-eval"),
            Counts(results.Gates),
            suites.Select(suite => new XElement("testsuite", new XAttribute("name", suite.Key), Counts([.. suite]), suite.Select(Case))));
        return new XDeclaration("1.0", "utf-8", null) + "\n" + root.ToString().ReplaceLineEndings("\n") + "\n";
    }

    private static XAttribute[] Counts(IReadOnlyList<GateResult> gates) =>
    [
        new("tests", gates.Count.ToString(CultureInfo.InvariantCulture)),
        new("failures", gates.Count(g => g.Outcome == GateCheck.Failed).ToString(CultureInfo.InvariantCulture)),
        new("skipped", gates.Count(g => g.Outcome is GateCheck.NotBuilt or GateCheck.KnownFailure).ToString(CultureInfo.InvariantCulture)),
    ];

    private static XElement Case(GateResult gate) => new(
        "testcase",
        new XAttribute("classname", string.Join('.', gate.Name.Split('/').Take(2))),
        new XAttribute("name", string.Join('/', gate.Name.Split('/').Skip(2))),
        gate.Outcome switch
        {
            GateCheck.Failed => new XElement("failure", new XAttribute("message", gate.Says)),
            GateCheck.Passed => new XElement("system-out", gate.Says),
            _ => new XElement("skipped", new XAttribute("message", $"{gate.Outcome}: {gate.Says}")),
        });
}
