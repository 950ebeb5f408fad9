using System.Text.RegularExpressions;

namespace LifecycleKit.Tests.Conventions;

/// <summary>Names that say nothing, and endings for which the library has another word.</summary>
internal static partial class Naming
{
    private static readonly string[] Empty = ["Helper", "Helpers", "Util", "Utils", "Manager", "Managers", "Common"];

    /// <summary>Endings for which the closed list has another: Options, Result, Model, Definition, Contract, Tests, Benchmarks.</summary>
    private static readonly Dictionary<string, string> Replaced = new()
    {
        ["Settings"] = "Options", ["Config"] = "Options", ["Configuration"] = "Options", ["Response"] = "Result", ["Output"] = "Result",
        ["Spec"] = "Definition", ["Specification"] = "Definition", ["Dto"] = "the thing itself", ["Info"] = "the thing itself",
        ["Data"] = "the thing itself", ["Impl"] = "how it differs", ["Wrapper"] = "what it adds", ["Processor"] = "what it does",
        ["Service"] = "what it does", ["Base"] = "the concept", ["Test"] = "Tests", ["Benchmark"] = "Benchmarks",
    };

    /// <param name="name">The name of a type, without namespace.</param>
    public static IEnumerable<string> Violations(string name)
    {
        var words = Word().Matches(name.Split('`')[0]).Select(match => match.Value).ToArray();
        if (Folders.Contains(name)) yield return $"{name} is named like a folder";
        foreach (var word in words.Intersect(Empty)) yield return $"{name}: {word} says nothing";
        if (words.Length > 1 && Replaced.TryGetValue(words[^1], out var other)) yield return $"{name}: instead of {words[^1]} say {other}";
    }

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z][a-z0-9]*")]
    private static partial Regex Word();
}
