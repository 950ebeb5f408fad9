namespace LifecycleKit.Import.Tests.Profiles;

public class GeneralProfileTests
{
    [Fact]
    public void Columns_EachName_HasOneRoleAndOccursOnce()
    {
        var seen = new Dictionary<string, string>();
        foreach (var (role, names) in ImportProfiles.General.Columns)
        {
            foreach (var name in names)
            {
                var key = ColumnName.KeyOf(name);
                Assert.True(key.Length > 0, name);
                var other = seen.GetValueOrDefault(key);
                Assert.True(other is null || other.StartsWith($"{role}:", StringComparison.Ordinal), $"{role}: {name} is also {other}");
                seen[key] = $"{role}: {name}";
            }
        }
    }

    [Fact]
    public void Columns_Roles_AreAllOfThem()
    {
        Assert.Equal(Enum.GetValues<ColumnRole>().Where(role => role != ColumnRole.None), ImportProfiles.General.Columns.Keys.Order());
        Assert.Empty(ImportProfiles.General.Signature);
        Assert.Equal(RowMeaning.Sale, ImportProfiles.General.UnknownType);
    }
}
