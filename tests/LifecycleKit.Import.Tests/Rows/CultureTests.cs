using System.Globalization;
using System.Text;
using LifecycleKit.Import.Tests.Profiles;
using LifecycleKit.Tests;

namespace LifecycleKit.Import.Tests.Rows;

public class CultureTests
{
    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public async Task Read_UnderAnotherCulture_GivesTheSameBytes(string name)
    {
        var invariant = await DescribeAsync(CultureInfo.InvariantCulture);

        Assert.Equal(invariant, await DescribeAsync(TestCulture.Named(name)));
    }

    private static async Task<string> DescribeAsync(CultureInfo culture)
    {
        var (before, beforeDefault) = (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = culture;
            var text = new StringBuilder();
            foreach (var fixture in ProfileFixture.All) text.AppendLine(await DescribeFileAsync(fixture.File));
            for (var seed = 0; seed < 20; seed++)
            {
                var dialect = new ShopDialect(new Random(seed));
                text.AppendLine(await DescribeAsync(dialect.Write(RandomShop.Create(new Random(seed), dialect.Names)), "f.csv"));
            }

            return text.ToString();
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = beforeDefault;
        }
    }

    private static Task<string> DescribeFileAsync(string file) =>
        DescribeAsync(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Profiles", "Fixtures", file)), file);

    private static async Task<string> DescribeAsync(byte[] bytes, string name)
    {
        try
        {
            var result = await Imported.ReadAsync(bytes, Imported.Options with { AcceptRejects = true }, name);
            var orders = result.GetOrders().Select(order => order.Snapshot.ToJson());
            return $"{result.Format.ToJson()}\n{result.Counts}\n{string.Join('\n', result.Diagnostics)}\n{string.Join('\n', orders)}";
        }
        catch (ImportException e)
        {
            return e.Message;
        }
    }
}
