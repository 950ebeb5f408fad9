namespace LifecycleKit.Import.Tests.Columns;

public class ColumnRoleNamesTests
{
    [Fact]
    public void Find_EachName_IsItsRole()
    {
        Assert.Equal("cancelled-at", ColumnRoleNames.Of(ColumnRole.CancelledAt));
        Assert.All(ColumnRoleNames.All, name => Assert.Equal(name, ColumnRoleNames.Of(ColumnRoleNames.Find(name)!.Value)));
        Assert.Equal(ColumnRole.LineAmount, ColumnRoleNames.Find("lineAmount"));
        Assert.Null(ColumnRoleNames.Find("none"));
        Assert.Null(ColumnRoleNames.Find("price2"));
    }
}
