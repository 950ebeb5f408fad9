using System.CommandLine;

namespace LifecycleKit.Cli;

/// <summary>Arguments that are names of files.</summary>
internal static class FileArgument
{
    private const string Formats = "CSV, TSV, text, the same as .gz or .zip, or .xlsx; - is standard input";

    /// <summary>Creates the argument of one export.</summary>
    public static Argument<string> One() =>
        Checked(new Argument<string>("FILE") { Description = $"an export of orders or order lines: {Formats}" });

    /// <summary>Creates the argument of several exports.</summary>
    /// <param name="arity">How many may be given.</param>
    /// <param name="without">What is read when none is given; empty when one is needed.</param>
    public static Argument<string[]> Several(ArgumentArity arity, string without = "") => Checked(
        new Argument<string[]>("FILE") { Description = $"exports of orders or order lines: {Formats}{without}", Arity = arity });

    /// <summary>Refuses a mistyped option, which the parser takes for the name of a file.</summary>
    private static T Checked<T>(T argument)
        where T : Argument
    {
        argument.Validators.Add(result =>
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var token in result.Tokens)
            {
                // Without order ids the orders of a file that is read twice would count twice.
                if (token.Value.Length > 0 && !names.Add(token.Value == "-" ? "-" : Path.GetFullPath(token.Value)))
                    result.AddError($"The file '{OneLine.Cell(token.Value)}' is named twice.");
                if (token.Value is ['-', _, ..] name && !File.Exists(name)) result.AddError($"There is no option '{OneLine.Cell(name)}'.");
            }
        });
        return argument;
    }
}
