using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using GuidanceQa.QaApi.Http;
using GuidanceQa.QaApi.Models;

namespace GuidanceQa.House.Tests;

/// <summary>What the README says exists, and what exists is in the README.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void Every_problem_code_is_documented() =>
        Assert.DoesNotContain(Problems.All, p => !Repository.Readme.Contains($"`{p.Code}`", StringComparison.Ordinal));

    [Fact]
    public void Every_documented_problem_code_exists()
    {
        var table = Repository.Readme.Split("| Status | `code` |")[1].Split("\n\n")[0];
        var documented = table.Split('`').Where((_, i) => i % 2 == 1).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(Problems.All.Select(p => p.Code).Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
        Assert.Equal(Problems.All.Count, Problems.All.Select(p => p.Code).Distinct().Count());
    }

    [Fact]
    public void Every_problem_kind_of_the_code_is_in_the_list_of_all()
    {
        var declared = typeof(Problems).GetFields().Where(f => f.FieldType == typeof(ProblemKind)).Select(f => ((ProblemKind)f.GetValue(null)!).Code);

        Assert.Equal(declared.Order(StringComparer.Ordinal), Problems.All.Select(p => p.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_documented_setting_exists()
    {
        var settings = File.ReadAllText(Path.Combine(Repository.Root, "src", "QaApi", "appsettings.json"));
        var table = Repository.Readme.Split("| Setting | Default | What |")[1].Split("\n\n")[0];
        var documented = table.Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split('`')[1]).ToList();

        Assert.True(documented.Count >= 15);
        Assert.DoesNotContain(documented, name => !settings.Contains($"\"{name.Split(':')[^1]}\"", StringComparison.Ordinal));
    }

    /// <summary>Made from the options; <c>UPDATE_GOLDEN=1</c> writes them anew.</summary>
    [Theory]
    [InlineData("models", "Setting of a model", typeof(ModelOptions))]
    [InlineData("embeddings", "Setting of `Embeddings:`", typeof(EmbeddingOptions))]
    [InlineData("reranking", "Setting of `Reranking:`", typeof(RerankingOptions))]
    public void A_table_of_settings_is_the_options_own(string marker, string heading, Type options) => Repository.AssertMarked(marker, SettingsTable(heading, options));

    private static string SettingsTable(string heading, Type options)
    {
        var defaults = Activator.CreateInstance(options);
        var rows = options.GetProperties().Select(p =>
        {
            var value = string.Create(CultureInfo.InvariantCulture, $"{p.GetValue(defaults)}");
            var shown = p.PropertyType == typeof(bool) ? value.ToLowerInvariant() : p.PropertyType == typeof(string) && value.Length > 0 ? $"`{value}`" : value;
            return $"| `{p.Name}` | {shown} | {p.GetCustomAttribute<DescriptionAttribute>()!.Description} |";
        });
        return $"| {heading} | Default | What |\n|---|---|---|\n" + string.Join('\n', rows);
    }

    [Fact]
    public void The_two_commands_come_first()
    {
        var readme = Repository.Readme;

        Assert.True(readme.IndexOf("dotnet run --project src/QaApi", StringComparison.Ordinal) < readme.IndexOf("dotnet test", StringComparison.Ordinal));
        Assert.True(readme.IndexOf("dotnet test", StringComparison.Ordinal) < readme.IndexOf("\n## ", StringComparison.Ordinal));
    }
}
