using System.Globalization;
using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Tests.Numerics;

/// <summary>Reference figures of functions, one per line: the function's name, up to four arguments, the value.</summary>
internal static class Figures
{
    public static TheoryData<string, double[], double> Read(string file)
    {
        var path = Path.Combine(Repository.Root, "tests", "LifecycleKit.Tests", "Numerics", "SpecialFunctions", "Figures", file);
        var figures = new TheoryData<string, double[], double>();
        foreach (var line in File.ReadLines(path).Skip(1))
        {
            var cells = line.Split(',');
            figures.Add(cells[0], [.. cells[1..^1].Where(cell => cell != "").Select(Number)], Number(cells[^1]));
        }

        return figures;
    }

    /// <summary>Fails when a figure is off by more than the sum of a relative and an absolute error.</summary>
    public static void Near(double expected, double actual, double relative, double absolute = 0)
    {
        if (double.IsInfinity(expected)) Assert.Equal(expected, actual);
        else Assert.Equal(expected, actual, relative * Math.Abs(expected) + absolute);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
