namespace LifecycleKit.Tests;

/// <summary>The content hashes of known definitions.</summary>
/// <remarks>
/// A change here moves every customer of every shop over, at the first touch after an upgrade of the library. A changed preset
/// changes only its own line; a change of all lines means a changed canonical form.
/// </remarks>
internal static class GoldenHashes
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["lifecycle awareness"] = "BAB1BB5B04FE4A009379D51569A150C109CE55D40D55BD7269F439DF05622908",
        ["lifecycle attraction"] = "2288603D546A312AEF6B51765341092C660AB7920E8BB17D3ECD4D9E527C2876",
        ["lifecycle attention"] = "702AACDE39EA58DB15C2360718DB2F053DD9CFCAF6E86C01EE69F48631F2C13E",
        ["lifecycle acquisition"] = "33BCD89B1B170775D6498122813C8260D7A659BD56B96D70B346547465C453FD",
        ["lifecycle retail"] = "7C01A5CCB2983058052A5576DBD05E0ADC107C2F3E81641A2191FCB07FEC2850",
        ["lifecycle five-phase"] = "2A604C946B6E56B58E07677D6FE634A4B3432CA4969B187B319BA3C37A023CF3",
        ["lifecycle everything"] = "B6D3DF88B96D1B11A538A5DA45561FF26CDB576E9D907EA192FAE3C55DC8D920",
        ["segments classic-11"] = "7FB9AEF5D2740E264C05374061D0A2E0DB1F900403FC9A50521E8029283A388F",
        ["segments grid-10"] = "97847E4EE3E676A716F6ECA99AB05BD3422E08E105F3F11E30583773EAA3C547",
        ["segments shop-11"] = "8BBC45C09AF75717D33667BA7886FA53EBB77020D97EA1CBA23D7C7299DCD318",
        ["segments five-phase"] = "BC64CACEFC8878F1CAC9BEF7ADFC724CE2CAF03893593153FDEFB9983C09F1E5",
        ["playbook retail"] = "806C63393E8820E4EDA843807DE5B4E8F9158FAE6B2767954E4D3985CB0390D0",
        ["playbook five-phase"] = "C57EEC458204CCC0DC047C4A822545D2B224CCE404D4A9EC7DA027B105CD6812",
        ["playbook shop"] = "881B4EEEB034A3E5D378AB3BE8AEF3B5F4177D3A63F48AA9002D30D734C2EF0A",
        ["rfm cuts"] = "CFC32D28DA4D2A3686B5D450FD1E3AA4AF37C840F8478CE2961370E39C449C48",
        ["population model"] = "9A81407D84F6BBC188B25374363074560067C7F790DFA55BB6CB54D6EB1ED2A3",
    };
}
