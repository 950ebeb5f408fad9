using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using LifecycleKit.Import.Tests.Profiles;

namespace LifecycleKit.Import.Tests.Rows;

/// <summary>The fixture of each profile, read as a user reads it, gives the figures of its JSON file.</summary>
public class FixtureImportTests
{
    public static TheoryData<string> Names => [.. ImportProfiles.All.Select(profile => profile.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Read_FixtureOfProfile_GivesItsFigures(string name)
    {
        var fixture = ProfileFixture.All.Single(fixture => fixture.Profile == name);
        var options = Imported.Options with { Columns = Given(fixture.Expected) };
        var path = Path.Combine(AppContext.BaseDirectory, "Profiles", "Fixtures", fixture.File);
        var result = await OrderImport.ReadAsync(ImportSource.FromPath(path), options, null, TestContext.Current.CancellationToken);

        var entries = result.Log.SelectMany(customer => customer).ToList();
        var expected = fixture.Expected;
        Assert.Equal(name, result.Format.Profile);
        Assert.Equal(Rows(expected.GetProperty("rows")), result.Counts.ToString());
        var net = decimal.Parse(expected.GetProperty("net").GetString()!, CultureInfo.InvariantCulture);
        Assert.Equal(net, entries.Sum(entry => entry.Amount));
        Assert.Equal(expected.GetProperty("orders").GetInt32(), entries.Count(entry => !entry.IsCredit));
        Assert.Equal(expected.GetProperty("credits").GetInt32(), entries.Count(entry => entry.IsCredit));
        Assert.Equal(expected.GetProperty("customers").GetInt32(), result.Log.Count(customer => customer.Count > 0));
        Assert.Equal(entries.Count, result.GetOrders().Count(order => order.Snapshot.IsCounted || order.Snapshot.IsCredit));
    }

    private static ImmutableDictionary<ColumnRole, string> Given(JsonElement expected) =>
        !expected.TryGetProperty("columns", out var given) ? ImmutableDictionary<ColumnRole, string>.Empty
            : given.EnumerateObject().ToImmutableDictionary(
                pair => ColumnRoleNames.Find(pair.Name)!.Value, pair => pair.Value.GetString()!);

    private static string Rows(JsonElement rows) => string.Join(", ", Enum.GetValues<RowOutcome>()
        .Select(outcome => (outcome, Name: JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString())))
        .Where(pair => rows.TryGetProperty(pair.Name, out _))
        .Select(pair => $"{pair.outcome} {rows.GetProperty(pair.Name).GetInt32()}"));
}
