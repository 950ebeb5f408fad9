using System.CommandLine.Parsing;

namespace LifecycleKit.Cli;

/// <summary>Arguments that are names of files.</summary>
internal static class FileNames
{
    /// <summary>Refuses a mistyped option, which the parser takes for the name of a file; <c>-</c> alone is standard input.</summary>
    public static void Check(ArgumentResult result)
    {
        foreach (var token in result.Tokens)
        {
            if (token.Value is ['-', _, ..] name && !File.Exists(name)) result.AddError($"There is no option '{OneLine.Cell(name)}'.");
        }
    }
}
