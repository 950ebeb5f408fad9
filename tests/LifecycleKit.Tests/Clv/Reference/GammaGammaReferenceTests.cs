using System.Globalization;
using LifecycleKit.Clv;
using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Tests.Clv;

/// <summary>Every row of the tables in plain and extreme, computed at 40 digits and more from the definition.</summary>
public class GammaGammaReferenceTests
{
    [Theory]
    [InlineData("plain", 1e-11)]
    [InlineData("extreme", 1e-9)]
    public void Rows_OfTheTables_AreTheReference(string kind, double tolerance)
    {
        var (rows, worst) = (0, 0.0);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests/LifecycleKit.Tests/Clv/Reference", kind), "gamma_gamma*.csv"))
        {
            foreach (var line in File.ReadLines(file).Skip(1))
            {
                var cells = line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray();
                var model = GammaGammaModel.Create(cells[0], cells[1], cells[2]);
                Check(model.LogLikelihood((int)cells[3], cells[4]), cells[5], line);
                Check(model.ExpectedSpend((int)cells[3], cells[4]).Value, cells[6], line);
                rows++;
            }
        }

        Assert.True(rows >= 60);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} rows, largest relative error {worst:0.0e0}."));

        void Check(double actual, double expected, string line)
        {
            var error = actual == expected ? 0 : Math.Abs(actual - expected) / Math.Abs(expected);
            Assert.True(error <= tolerance, $"{line}: {actual:R}");
            worst = Math.Max(worst, error);
        }
    }
}
