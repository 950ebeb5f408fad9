namespace LifecycleKit.Import.Tests.Columns;

public class RoleNamesTests
{
    [Fact]
    public void Find_EachName_IsItsRole()
    {
        Assert.Equal("cancelled-at", RoleNames.Of(ColumnRole.CancelledAt));
        Assert.All(RoleNames.All, name => Assert.Equal(name, RoleNames.Of(RoleNames.Find(name)!.Value)));
        Assert.Equal(ColumnRole.LineAmount, RoleNames.Find("lineAmount"));
        Assert.Null(RoleNames.Find("none"));
        Assert.Null(RoleNames.Find("price2"));
    }
}
