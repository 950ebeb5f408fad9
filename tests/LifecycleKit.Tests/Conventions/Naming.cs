using System.Text.RegularExpressions;

namespace LifecycleKit.Tests.Conventions;

/// <summary>Names that say nothing, and endings for which the library has one that it prefers.</summary>
internal static partial class Naming
{
    /// <summary>The endings that names may choose from; a plain noun needs none.</summary>
    public const string Preferred =
        "Options, Result, Model, Definition, Store, Service (hosted), Handler, Json, Contract (test kits), Tests, Benchmarks";

    private static readonly string[] Empty =
        ["Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Manager", "Managers", "Common", "Misc"];

    /// <summary>Endings that a preferred one replaces. Service, Data, Info and Base are .NET terms and may be the right name.</summary>
    private static readonly Dictionary<string, string> Replaced = new()
    {
        ["Settings"] = "Options", ["Config"] = "Options", ["Response"] = "Result", ["Output"] = "Result",
        ["Spec"] = "Definition", ["Specification"] = "Definition", ["Dto"] = "Json", ["Repository"] = "Store",
        ["Impl"] = "a word for how it differs", ["Wrapper"] = "a word for what it adds", ["Test"] = "Tests", ["Benchmark"] = "Benchmarks",
    };

    /// <param name="name">The name of a type, without namespace.</param>
    public static IEnumerable<string> Violations(string name)
    {
        var words = Word().Matches(name.Split('`')[0]).Select(match => match.Value).ToArray();
        if (Folders.Contains(name)) yield return $"{name} is named like a folder";
        foreach (var word in words.Intersect(Empty))
        {
            yield return
                $"{name}: {word} says nothing. Name the type after what it does or is (LowerBound), or end it in one of: {Preferred}.";
        }

        if (words.Length > 1 && Replaced.TryGetValue(words[^1], out var other))
            yield return $"{name}: instead of {words[^1]} use {other}. Preferred endings: {Preferred}.";
    }

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z][a-z0-9]*")]
    private static partial Regex Word();
}
