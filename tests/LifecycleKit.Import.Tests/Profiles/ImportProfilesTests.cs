using System.Collections.Immutable;
using System.Globalization;

namespace LifecycleKit.Import.Tests.Profiles;

public class ImportProfilesTests
{
    public static TheoryData<string> Names => [.. ImportProfiles.All.Select(profile => profile.Name)];

    [Fact]
    public void All_Profiles_HaveOneFixtureEach() =>
        Assert.Equal(
            ImportProfiles.All.Select(profile => profile.Name),
            ProfileFixture.All.Select(fixture => fixture.Profile).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Recognize_FixtureOfProfile_IsThatProfileAlone(string name)
    {
        var header = new HeaderIndex(Fixture(name).Header.Names);

        Assert.Equal(name, ImportProfiles.Recognize(header)?.Name);
        Assert.Equal([name], ImportProfiles.All.Where(profile => profile.Signature.All(header.Has)).Select(profile => profile.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Plan_FixtureOfProfile_ResolvesEachRole(string name)
    {
        var fixture = Fixture(name);
        var columns = fixture.Expected.TryGetProperty("columns", out var given)
            ? given.EnumerateObject().ToImmutableDictionary(pair => ColumnRoleNames.Find(pair.Name)!.Value, pair => pair.Value.GetString()!)
            : ImmutableDictionary<ColumnRole, string>.Empty;

        var plan = ColumnPlanner.Plan(fixture.Header, new ImportOptions { Columns = columns });

        Assert.Same(ImportProfiles.Get(name), plan.Profile);
        foreach (var role in plan.Profile.Columns.Keys.Concat(columns.Keys))
            Assert.True(plan.IndexOf(role) >= 0 || IsNotInFixture(name, role), $"{name} has no column for {role}");
        Assert.True(plan.IndexOf(ColumnRole.Customer) >= 0 && plan.IndexOf(ColumnRole.Date) >= 0 && plan.IndexOf(ColumnRole.Amount) >= 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Plan_FixtureWithoutCustomers_IsRefusedWithAdvice(string name)
    {
        var fixture = Fixture(name);
        if (!fixture.Expected.TryGetProperty("refusalWithoutOptions", out var refusal)) return;

        var error = Assert.Throws<ImportException>(() => ColumnPlanner.Plan(fixture.Header, ImportOptions.Default));

        Assert.Contains(refusal.GetString()!, error.Message, StringComparison.Ordinal);
        Assert.Contains("--map customer=", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Fixture_OfProfile_Has20RowsAndSource(string name)
    {
        var fixture = Fixture(name);
        var profile = ImportProfiles.Get(name);

        Assert.Equal(20, fixture.Rows.Count - fixture.Header.RowIndex - 1);
        Assert.Equal(20, fixture.Expected.GetProperty("rows").EnumerateObject().Sum(pair => pair.Value.GetInt32()));
        Assert.Equal(profile.Source, fixture.Expected.GetProperty("source").GetString());
        Assert.True(decimal.Parse(fixture.Expected.GetProperty("net").GetString()!, CultureInfo.InvariantCulture) > 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Profile_Content_IsConsistent(string name)
    {
        var profile = ImportProfiles.Get(name);

        Assert.True(profile.Source.Length > 20 && profile.Title.Length > 0 && profile.Signature.Length >= 6);
        Assert.All(profile.Columns, pair => Assert.NotEmpty(pair.Value));
        Assert.All(
            profile.Statuses.Keys.Concat(profile.Types.Keys).Concat(profile.Footers),
            word => Assert.Equal(word.Trim().ToLowerInvariant(), word));
        Assert.True(profile.Statuses.Count == 0 || profile.Columns.ContainsKey(ColumnRole.Status));
        Assert.Equal(profile.Types.Count > 0, profile.Columns.ContainsKey(ColumnRole.Type));
        Assert.NotNull(profile.Rows);
    }

    [Fact]
    public void Fixtures_WordsOfStatusAndType_AreKnown()
    {
        foreach (var fixture in ProfileFixture.All)
        {
            var profile = ImportProfiles.Get(fixture.Profile);
            var index = new HeaderIndex(fixture.Header.Names);
            foreach (var (role, words) in new[] { (ColumnRole.Status, profile.Statuses), (ColumnRole.Type, profile.Types) })
            {
                if (!profile.Columns.TryGetValue(role, out var names) || words.Count == 0) continue;
                var column = index.Find(names.First(index.Has))[0];
                var found = fixture.Rows.Skip(fixture.Header.RowIndex + 1).Where(row => row.Length > column)
                    .Select(row => row[column].ToLowerInvariant()).Where(word => word.Length > 0);
                Assert.All(found, word => Assert.True(words.ContainsKey(word), $"{fixture.Profile}: {word}"));
            }
        }
    }

    [Fact]
    public void Get_UnknownName_GivesNearNames()
    {
        var error = Assert.Throws<ImportException>(() => ImportProfiles.Get("shopify"));

        Assert.Contains("'shopify-orders'", error.Message, StringComparison.Ordinal);
        Assert.Equal(ImportDiagnosticIds.Profile, error.Reason.Id);
    }

    [Fact]
    public void Get_OtherCase_IsFound() => Assert.Equal("shopify-orders", ImportProfiles.Get(" Shopify-Orders ").Name);

    [Fact]
    public void Recognize_HeaderOfNoSystem_IsNull() =>
        Assert.Null(ImportProfiles.Recognize(new HeaderIndex(["customer", "date", "total"])));

    /// <summary>Columns that the public header lines do not show.</summary>
    private static bool IsNotInFixture(string name, ColumnRole role) => (name, role) switch
    {
        ("ebay-orders", ColumnRole.ShippedAt) => true,
        ("square-items", ColumnRole.SalesChannel) => true,
        _ => false,
    };

    private static ProfileFixture Fixture(string name) => ProfileFixture.All.Single(fixture => fixture.Profile == name);
}
