using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace GuidanceQa.Eval.Topics;

/// <summary>Suites, gates and banks are YAML, read strictly: an unknown, missing or repeated key is an error with its file and line.</summary>
internal static class Yaml
{
    private static readonly IDeserializer Reader = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .WithEnforceRequiredMembers()
        .Build();

    /// <exception cref="SuiteFormatException">The file is missing or is not what was expected.</exception>
    public static T Read<T>(string path)
    {
        try
        {
            using var text = File.OpenText(path);
            return Reader.Deserialize<T>(text) ?? throw new SuiteFormatException($"{path}: found an empty file; expected {typeof(T).Name}");
        }
        catch (YamlException e)
        {
            throw new SuiteFormatException($"{path}:{e.Start.Line}: {Innermost(e).Message}");
        }
        catch (IOException e)
        {
            throw new SuiteFormatException($"{path}: {e.Message}");
        }
    }

    /// <summary>A double-quoted scalar on one line.</summary>
    public static string Quoted(string text)
    {
        StringBuilder quoted = new("\"", text.Length + 2);
        foreach (var c in text)
        {
            quoted.Append(c switch { '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", '\t' => "\\t", '\r' => "\\r", _ => c.ToString() });
        }

        return quoted.Append('"').ToString();
    }

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;
}

/// <summary>A suite, bank, gate file or imported collection that cannot be used as it is. The message names file, line, what was found and what was expected, a fault a line.</summary>
internal sealed class SuiteFormatException(string message) : Exception(message);
