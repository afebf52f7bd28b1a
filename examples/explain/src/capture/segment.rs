//! `Segment`: what a packet carries of a TCP connection.

use std::net::{IpAddr, SocketAddr};

use etherparse::{EtherType, LaxNetSlice, LaxSlicedPacket, TransportSlice};
use pcap_parser::Linktype;

/// A segment of TCP (RFC 9293 §3.1).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Segment<'p> {
    /// Who sent it.
    pub(crate) source: SocketAddr,
    /// Who receives it.
    pub(crate) destination: SocketAddr,
    /// The sequence number of its first octet, or of SYN.
    pub(crate) sequence: u32,
    /// Which octet the sender expects next from the other side, if it says so.
    pub(crate) acknowledged: Option<u32>,
    /// It opens a connection.
    pub(crate) is_syn: bool,
    /// The sender will send nothing more.
    pub(crate) is_fin: bool,
    /// The connection is broken off.
    pub(crate) is_reset: bool,
    /// The octets that were recorded.
    pub(crate) payload: &'p [u8],
    /// How many more there were.
    pub(crate) cut: usize,
}

impl Segment<'_> {
    /// How many octets it carried.
    pub(crate) fn len(&self) -> usize {
        self.payload.len().saturating_add(self.cut)
    }
}

/// The kind of network is not one of those that are known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct UnknownLink;

/// The raw IP of OpenBSD; elsewhere the number that the file formats reserve for it is 101.
const RAW_BSD: [i32; 2] = [12, 14];

/// Reads a packet of which so many bytes were not recorded; `None` if it is not TCP, or a fragment of a larger packet.
pub(crate) fn read(link: Linktype, packet: &[u8], cut: usize) -> Result<Option<Segment<'_>>, UnknownLink> {
    let sliced = match link {
        Linktype::ETHERNET => LaxSlicedPacket::from_ethernet(packet).ok(),
        // The family of addresses comes first, in the order of bytes of a machine nobody knows.
        Linktype::NULL | Linktype::LOOP => packet.get(4..).and_then(of_ip),
        Linktype::RAW | Linktype::IPV4 | Linktype::IPV6 => of_ip(packet),
        Linktype(number) if RAW_BSD.contains(&number) => of_ip(packet),
        Linktype::LINUX_SLL => cooked(packet, 14, 16),
        Linktype::LINUX_SLL2 => cooked(packet, 0, 20),
        _ => return Err(UnknownLink),
    };
    Ok(sliced.and_then(|sliced| of_tcp(&sliced, cut)))
}

fn of_ip(packet: &[u8]) -> Option<LaxSlicedPacket<'_>> {
    LaxSlicedPacket::from_ip(packet).ok()
}

/// The pseudo header of Linux, with the type of what follows it at this position.
fn cooked(packet: &[u8], position: usize, length: usize) -> Option<LaxSlicedPacket<'_>> {
    let (number, _) = packet.get(position..)?.split_first_chunk()?;
    Some(LaxSlicedPacket::from_ether_type(EtherType(u16::from_be_bytes(*number)), packet.get(length..)?))
}

fn of_tcp<'p>(packet: &LaxSlicedPacket<'p>, cut: usize) -> Option<Segment<'p>> {
    let Some(TransportSlice::Tcp(tcp)) = &packet.transport else { return None };
    let (source, destination, is_cut): (IpAddr, IpAddr, bool) = match packet.net.as_ref()? {
        LaxNetSlice::Ipv4(ip) => {
            (ip.header().source_addr().into(), ip.header().destination_addr().into(), ip.payload().incomplete)
        }
        LaxNetSlice::Ipv6(ip) => {
            (ip.header().source_addr().into(), ip.header().destination_addr().into(), ip.payload().incomplete)
        }
        LaxNetSlice::Arp(_) => return None,
    };
    Some(Segment {
        source: SocketAddr::new(source, tcp.source_port()),
        destination: SocketAddr::new(destination, tcp.destination_port()),
        sequence: tcp.sequence_number(),
        acknowledged: tcp.ack().then(|| tcp.acknowledgment_number()),
        is_syn: tcp.syn(),
        is_fin: tcp.fin(),
        is_reset: tcp.rst(),
        payload: tcp.payload(),
        // What was cut off may also be the padding of a short frame.
        cut: if is_cut { cut } else { 0 },
    })
}
