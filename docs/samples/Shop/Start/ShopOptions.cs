namespace Shop.Start;

/// <summary>The section Shop of the configuration.</summary>
public sealed class ShopOptions
{
    /// <summary>The folder of the SQLite file and of the keys of cookies, relative to the content root.</summary>
    public string DataFolder { get; set; } = "App_Data";

    /// <summary>The number of simulated customers in a new database; 0 for none.</summary>
    public int SeedCustomers { get; set; } = 400;

    /// <summary>The time between two runs of the mail job.</summary>
    public TimeSpan MailInterval { get; set; } = TimeSpan.FromMinutes(15);
}
